import type { Timer } from "../environment/timer.js";

/** Waits, unless the signal ends it: then it rejects with the signal's reason and no timer is left behind. */
export function pause(timer: Timer, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const giveUp = () => {
      stop();
      reject(signal.reason);
    };
    const stop = timer(() => {
      signal.removeEventListener("abort", giveUp);
      resolve();
    }, ms);
    signal.addEventListener("abort", giveUp, { once: true });
  });
}
