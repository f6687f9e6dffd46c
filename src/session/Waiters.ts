import { elapsedMs, type Instant } from "../environment/Clock.js";
import type { Environment } from "../environment/Environment.js";
import type { Lease } from "../token/Lease.js";

/** An open call: what it takes for an answer, and how long it waits. */
export interface Waiter {
  readonly accepts: (lease: Lease) => boolean;
  readonly since: Instant;
  readonly timeoutMs: number;
  readonly resolve: (token: string) => void;
  readonly reject: (reason: unknown) => void;
}

/** How long an open call goes on waiting, in ms. */
export function patienceMs(waiter: Waiter, now: Instant): number {
  return waiter.timeoutMs - elapsedMs(waiter.since, now);
}

/** The calls that wait for a token. Each ends by itself at its time limit or when its own signal is aborted. */
export class Waiters {
  readonly #open = new Set<Waiter>();
  readonly #environment: Environment;
  readonly #onEmpty: () => void;

  constructor(environment: Environment, onEmpty: () => void) {
    this.#environment = environment;
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
    readonly timeoutMs: number;
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
        since: this.#environment.clock(),
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
      const stopTimer = this.#environment.timer(() => waiter.reject(impatience()), timeoutMs);
      signal?.addEventListener("abort", onAbort);
      this.#open.add(waiter);
    });
  }
}
