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
export class Waiters {
  readonly #open = new Set<Waiter>();
  readonly #clock: Clock;
  readonly #timer: Timer;
  readonly #onEmpty: () => void;

  constructor(clock: Clock, timer: Timer, onEmpty: () => void) {
    this.#clock = clock;
    this.#timer = timer;
    this.#onEmpty = onEmpty;
  }

  get size(): number {
    return this.#open.size;
  }

  [Symbol.iterator](): Iterator<Waiter> {
    return [...this.#open].values();
  }

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
        this.#open.delete(waiter);
        if (this.#open.size === 0) this.#onEmpty();
      };
      const waiter: Waiter = {
        accepts,
        since: this.#clock(),
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
        const leftMs = patienceMs(waiter, this.#clock());
        if (leftMs > 0) stopTimer = this.#timer(look, Math.ceil(leftMs));
        else waiter.reject(impatience());
      };
      look();
      signal?.addEventListener("abort", onAbort);
      this.#open.add(waiter);
    });
  }
}
