import type { Environment } from "../environment/Environment.js";

/** An environment with a clock of its own: time goes by when it is told to, and never by itself. */
export interface SimulatedEnvironment extends Environment {
  /** Lets ms go by, one timer after the other, each with all that follows from it. */
  advance(ms: number): Promise<void>;
}

/** Makes one; nothing in it uses a timer of the runtime, so the runner's fake timers do not matter to it. */
export function createSimulatedEnvironment(start = Date.now()): SimulatedEnvironment {
  let now = 0;
  const timers = new Set<{ readonly at: number; readonly run: () => void }>();
  const always = { read: () => true, watch: () => () => {} };
  return {
    clock: () => ({ wall: start + now, monotonic: now }),
    wallClock: () => start + now,
    // Tests shall see the same refresh at the same time on every run.
    random: () => 0.5,
    timer(run, ms) {
      const timer = { at: now + ms, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    visibility: always,
    network: always,
    wake: always.watch,
    // A test's session is on its own.
    locks: () => undefined,
    openChannel: () => undefined,
    async advance(ms) {
      const end = now + ms;
      await settle();
      for (;;) {
        const [next] = [...timers].sort((one, other) => one.at - other.at);
        if (next === undefined || next.at > end) break;
        now = next.at;
        timers.delete(next);
        next.run();
        await settle();
      }
      now = end;
    },
  };
}

/** Lets everything settle that waits for nothing but promises. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
}
