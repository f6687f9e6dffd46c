/**
 * Uses 10,000 sessions up, with the real environment, and prints what is left of them. Runs in a process of its own,
 * whose heap is small enough for a few bytes a session to show.
 */
import { held, used } from "./page.js";

const sessions = 10_000;
const first = 1_000;
const atOnce = 50;

// The page has to be there before the engine is loaded: what it watches is looked for at that time.
const { useSession } = await import("./useSession.js");
const alive: WeakRef<object>[] = [];
const { signal } = new AbortController();

async function use(from: number, to: number): Promise<void> {
  for (let number = from; number < to; number += atOnce) {
    const users = Array.from({ length: atOnce }, (_, index) => useSession(number + index, signal));
    for (const made of await Promise.all(users)) if (number === from) alive.push(...made);
  }
}

/** Lets every task of the engine and of the platform end, and collects until nothing more is freed. */
async function heapAfterCollection(): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let idle = 0; idle < 10; idle++) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    globalThis.gc?.();
    const { heapUsed } = process.memoryUsage();
    if (heapUsed < least - 1_000) idle = 0;
    least = Math.min(least, heapUsed);
  }
  return least;
}

await use(0, first);
const heapFirst = await heapAfterCollection();
await use(first, sessions);
const heapLast = await heapAfterCollection();

const left = {
  heapFirst,
  heapLast,
  used,
  alive: alive.filter((each) => each.deref() !== undefined).length,
  held: await held(signal),
};
// A timer that is left would keep the process.
process.stdout.write(JSON.stringify(left), () => process.exit());
