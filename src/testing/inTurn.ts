/** What is over once nothing that was begun is under way; `null`: nothing is. */
let last: Promise<void> | null = null;

/** Runs one after the other, at once where nothing is under way: a clock goes one way, and React's `act` bears no other. */
export function inTurn(run: () => Promise<void>): Promise<void> {
  const turn = last === null ? run() : last.then(run);
  const over = turn
    .catch(() => {}) // told to whoever began it
    .then(() => {
      if (last === over) last = null;
    });
  last = over;
  return turn;
}
