import { install } from "@sinonjs/fake-timers";
import { settle } from "../../test/world.js";

/** Time that everybody in the process lives by, whoever made them: `setTimeout`, `Date` and `performance` are simulated. */
export interface SimulatedTime {
  /** Milliseconds since the beginning. Nobody can set it: this is how much time really went by. */
  readonly elapsedMs: number;
  /** Timers that are set and have not rung. */
  readonly timers: number;
  /** Lets time go by, a timer at a time, and what follows from each settle. */
  advance(ms: number): Promise<void>;
  /** Sets the device's wall clock by so many ms forward, or back. Timers do not notice. */
  jumpWallClock(ms: number): void;
}

/** The wall clock says this when a simulation begins. */
export const beginning = Date.UTC(2026, 0, 1);

/** Runs something in simulated time; afterwards the real one is back. */
export async function inSimulatedTime<Result>(
  run: (time: SimulatedTime) => Promise<Result>,
): Promise<Result> {
  const clock = install({ now: beginning, toFake: ["setTimeout", "clearTimeout", "Date", "performance"] });
  try {
    return await run({
      get elapsedMs() {
        return performance.now();
      },
      get timers() {
        return clock.countTimers();
      },
      async advance(ms) {
        let isOver = false;
        setTimeout(() => {
          isOver = true;
        }, ms);
        await settle();
        while (!isOver) {
          clock.next();
          await settle();
        }
      },
      jumpWallClock(ms) {
        clock.setSystemTime(Date.now() + ms);
      },
    });
  } finally {
    clock.uninstall();
  }
}
