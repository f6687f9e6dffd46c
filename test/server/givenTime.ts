import type { ServerEnvironment } from "../../src/server/ServerEnvironment.js";

interface Waiting {
  readonly run: () => void;
  readonly at: number;
}

interface GivenTimeOptions {
  readonly start?: number;
  readonly random?: number;
  /** What happens outside of the program and takes no time of this clock. */
  readonly underWay?: ReadonlySet<Promise<unknown>>;
}

/** A clock whose time is given, with its timers, and a random number that is always the same. */
export function givenTime({
  start = Date.parse("2026-01-01T00:00:00Z"),
  random = 0.5,
  underWay = new Set(),
}: GivenTimeOptions = {}) {
  let now = start;
  let wallShift = 0;
  const waiting = new Set<Waiting>();
  const environment: ServerEnvironment = {
    clock: () => ({ wall: now + wallShift, monotonic: now }),
    random: () => random,
    timer: (run, ms) => {
      const entry = { run, at: now + ms };
      waiting.add(entry);
      return () => waiting.delete(entry);
    },
  };

  /** Lets everything happen that can without time passing, streams included. */
  async function rest() {
    do {
      await Promise.all(underWay);
      for (let turn = 0; turn < 30; turn++) await new Promise((resolve) => setImmediate(resolve));
    } while (underWay.size > 0);
  }

  return {
    environment,
    /** Milliseconds that have passed. */
    get passed() {
      return now - start;
    },
    /** How many timers are set. */
    get timers() {
      return waiting.size;
    },
    rest,
    /** Sets the wall clock alone. */
    setWall: (date: string) => {
      wallShift = Date.parse(date) - now;
    },
    advance: (ms: number) => {
      now += ms;
    },
    /** Lets time pass, timer by timer, until the promise is settled. */
    async until<Answer>(promise: Promise<Answer>): Promise<Answer> {
      let settled = false;
      const watched = promise.finally(() => {
        settled = true;
      });
      watched.catch(() => {});
      for (let turn = 0; turn < 1_000; turn++) {
        await rest();
        if (settled) return watched;
        const [next] = [...waiting].sort((a, b) => a.at - b.at);
        if (!next) throw new Error("The promise waits for nothing that time could bring.");
        waiting.delete(next);
        now = Math.max(now, next.at);
        next.run();
      }
      throw new Error("The promise was not settled by 1,000 timers.");
    },
  };
}
