interface Wish {
  readonly name: string;
  readonly mode: LockMode;
  readonly grant: () => void;
}

/** Web Locks as the standard has them, for one page alone: Node 20 has none. Without `steal`. */
export function createLocks(onRequest: () => void): LockManager {
  const held = new Set<{ readonly name: string; readonly mode: LockMode }>();
  const pending: Wish[] = [];

  const isFree = ({ name, mode }: Wish, before: readonly Wish[]) =>
    [...held, ...before].every(
      (other) => other.name !== name || (mode === "shared" && other.mode === "shared"),
    );
  const grantWhatIsFree = () => {
    for (const wish of [...pending]) {
      const place = pending.indexOf(wish);
      if (place < 0 || !isFree(wish, pending.slice(0, place))) continue;
      pending.splice(place, 1);
      wish.grant();
    }
  };

  function request(...args: unknown[]): Promise<unknown> {
    const [name, options, work] = (args.length === 2 ? [args[0], {}, args[1]] : args) as [
      string,
      LockOptions,
      (lock: Lock | null) => unknown,
    ];
    onRequest();
    const { mode = "exclusive", ifAvailable = false, signal } = options;
    return new Promise((resolve, reject) => {
      const run = (lock: Lock | null) =>
        // As in a browser the page hears of it in a task of its own.
        new Promise<void>((done) => {
          setImmediate(async () => {
            try {
              resolve(await work(lock));
            } catch (reason) {
              reject(reason);
            }
            done();
          });
        });
      const giveUp = () => {
        const place = pending.indexOf(wish);
        if (place >= 0) pending.splice(place, 1);
        reject(signal?.reason);
        grantWhatIsFree();
      };
      const wish: Wish = {
        name,
        mode,
        grant() {
          signal?.removeEventListener("abort", giveUp);
          const lock = { name, mode };
          held.add(lock);
          run(lock).then(() => {
            held.delete(lock);
            grantWhatIsFree();
          });
        },
      };
      if (signal?.aborted) return giveUp();
      if (ifAvailable && !isFree(wish, pending)) return void run(null);
      signal?.addEventListener("abort", giveUp);
      pending.push(wish);
      grantWhatIsFree();
    });
  }

  return {
    request: request as LockManager["request"],
    query: async () => ({
      held: [...held],
      pending: pending.map(({ name, mode }) => ({ name, mode })),
    }),
  };
}
