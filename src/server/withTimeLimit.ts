import { elapsedMs } from "../environment/Clock.js";
import type { ServerEnvironment } from "./ServerEnvironment.js";

/** How much of a call's time is left, and when it is over. */
export interface TimeLimit {
  /** Aborted, with the error as its reason, when the time is over. */
  readonly signal: AbortSignal;
  leftMs(): number;
}

/**
 * Lets something run for so long and no longer. When the time is over the caller is told at once, even if what runs
 * takes no notice of the signal; its late answer goes nowhere.
 */
export async function withTimeLimit<Answer>(
  environment: Pick<ServerEnvironment, "clock" | "timer">,
  limitMs: number,
  late: () => Error,
  run: (limit: TimeLimit) => Answer | Promise<Answer>,
): Promise<Answer> {
  const start = environment.clock();
  const controller = new AbortController();
  let stop = () => {};
  const over = new Promise<never>((_, reject) => {
    stop = environment.timer(() => {
      const error = late();
      reject(error);
      controller.abort(error);
    }, limitMs);
  });
  const limit = {
    signal: controller.signal,
    leftMs: () => limitMs - elapsedMs(start, environment.clock()),
  };
  try {
    return await Promise.race([(async () => run(limit))(), over]);
  } finally {
    stop();
  }
}
