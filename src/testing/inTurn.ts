import { settle } from "./SimulatedEnvironment.js";

/** What is over once nothing that was begun is under way; `null`: nothing is. */
let last: Promise<void> | null = null;

/** Whether one has yet to see that nothing follows it any more. */
let isFollowed = false;

/**
 * Runs one after the other, at once where nothing is under way: a clock goes one way, and React's `act` bears no other.
 * The first is over once all are, since a component may begin one because of it.
 */
export async function inTurn(run: () => Promise<void>): Promise<void> {
  const isFirst = !isFollowed;
  const turn = last === null ? run() : last.then(run);
  isFollowed = true;
  const over = turn
    .catch(() => {}) // told to whoever began it
    .then(() => {
      if (last === over) last = null;
    });
  last = over;
  try {
    await turn;
  } finally {
    while (isFirst && last !== null && last !== over) {
      await last;
      await settle(); // whoever awaited that may go on to the next
    }
    if (isFirst) isFollowed = false;
  }
}
