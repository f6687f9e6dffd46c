import type { Timer } from "../environment/timer.js";
import { connectTokenError } from "../errors/browserCatalogue.js";

/**
 * Makes one attempt, bounded in time. However it is given up, by whoever has `flight` or by the time limit, it rejects at
 * once with the reason, and an answer that comes later goes nowhere.
 *
 * @param run Makes the attempt; its signal says when the answer is no longer wanted.
 */
export function fly<Answer>(
  run: (signal: AbortSignal) => PromiseLike<Answer>,
  flight: AbortController,
  timeoutMs: number,
  timer: Timer,
): Promise<Answer> {
  const { signal } = flight;
  return new Promise((resolve, reject) => {
    const stopTimer = timer(
      () => flight.abort(connectTokenError("callback_timeout", { timeoutMs })),
      timeoutMs,
    );
    const finish = () => {
      stopTimer();
      reject(signal.reason);
    };
    signal.addEventListener("abort", finish);
    // A microtask later: the callback is then never called during a render, nor before this flight is known.
    const answer = Promise.resolve().then(() => {
      signal.throwIfAborted();
      return run(signal);
    });
    answer.then(resolve, reject).then(finish);
  });
}
