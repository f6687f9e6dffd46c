import { type Clock, elapsedMs, type Instant } from "../environment/Clock.js";
import type { Timer } from "../environment/timer.js";
import type { Lease } from "../token/Lease.js";

/** An open call: what it takes for an answer, and how long it waits. */
export interface Waiter {
  readonly accepts: (lease: Lease) => boolean;
  readonly since: Instant;
  /** How long it waits in all, in ms; it may grow. */
  readonly timeoutMs: () => number;
  readonly resolve: (token: string) => void;
  readonly reject: (reason: unknown) => void;
}

/** How long an open call goes on waiting, in ms. */
export function patienceMs(waiter: Waiter, now: Instant): number {
  return waiter.timeoutMs() - elapsedMs(waiter.since, now);
}

/** The calls that wait for a token. Each ends by itself at its time limit or when its own signal is aborted. */
export function createWaiters(clock: Clock, timer: Timer, onEmpty: () => void) {
  const open = new Set<Waiter>();

  return {
    get size(): number {
      return open.size;
    },

    /** Those of this moment: answering one closes it. */
    all: (): readonly Waiter[] => [...open],

    /** Waits for a token; `impatience` says what to reject with when the time is over. */
    wait(options: {
      readonly accepts: (lease: Lease) => boolean;
      readonly timeoutMs: () => number;
      readonly signal: AbortSignal | undefined;
      readonly impatience: () => unknown;
    }): Promise<string> {
      const { accepts, timeoutMs, signal, impatience } = options;
      return new Promise<string>((resolve, reject) => {
        const close = () => {
          stopTimer();
          signal?.removeEventListener("abort", onAbort);
          open.delete(waiter);
          if (open.size === 0) onEmpty();
        };
        const waiter: Waiter = {
          accepts,
          since: clock(),
          timeoutMs,
          resolve: (token) => {
            close();
            resolve(token);
          },
          reject: (reason) => {
            close();
            reject(reason);
          },
        };
        const onAbort = () => waiter.reject(signal?.reason);
        let stopTimer = () => {};
        const look = () => {
          const leftMs = patienceMs(waiter, clock());
          if (leftMs > 0) stopTimer = timer(look, Math.ceil(leftMs));
          else waiter.reject(impatience());
        };
        look();
        signal?.addEventListener("abort", onAbort);
        open.add(waiter);
      });
    },
  };
}
