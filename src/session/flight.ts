import type { Timer } from "../environment/timer.js";
import { connectTokenError } from "../errors/browserCatalogue.js";
import { CallbackFailure } from "../token/CallbackFailure.js";

/** One attempt on its way. */
export interface Flight {
  /** Gives it up: its signal is aborted and neither of its two ends is ever told. */
  abort(): void;
}

/**
 * Starts one attempt, bounded in time. Exactly one of `landed` and `failed` is called, once; never after `abort`.
 * An answer that comes after the time limit goes nowhere.
 *
 * @param run Makes the attempt; its signal says when the answer is no longer wanted.
 */
export function startFlight<Answer>(
  run: (signal: AbortSignal) => Promise<Answer>,
  options: {
    readonly timeoutMs: number;
    readonly timer: Timer;
    readonly landed: (answer: Answer) => void;
    readonly failed: (reason: unknown) => void;
  },
): Flight {
  const { timeoutMs, timer, landed, failed } = options;
  const controller = new AbortController();
  let isOver = false;

  const finish = (end?: () => void) => {
    if (isOver) return;
    isOver = true;
    stopTimer();
    end?.();
  };
  const stopTimer = timer(() => {
    const timedOut = new CallbackFailure(connectTokenError("callback_timeout", { timeoutMs }));
    finish(() => {
      controller.abort(timedOut.error);
      failed(timedOut);
    });
  }, timeoutMs);
  // A microtask later: the callback is then never called during a render, nor before this flight is known.
  const answer = Promise.resolve().then(() =>
    isOver ? new Promise<never>(() => {}) : run(controller.signal),
  );
  answer.then(
    (value) => finish(() => landed(value)),
    (reason: unknown) => finish(() => failed(reason)),
  );

  return {
    abort: () => finish(() => controller.abort()),
  };
}
