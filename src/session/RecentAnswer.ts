import type { Instant } from "../environment/Clock.js";
import { elapsedMs } from "../environment/Clock.js";
import type { Lease } from "../token/Lease.js";

/**
 * What `getToken()` answered last, for further calls of the same millisecond: looking at both clocks costs more than all
 * else that an answer from memory takes. A device that slept, or whose clock was set, shows another millisecond.
 */
export class RecentAnswer {
  readonly #wallClock: () => number;
  #lease: Lease | null = null;
  #wall = 0;
  #answer: Promise<string> | null = null;

  constructor(wallClock: () => number) {
    this.#wallClock = wallClock;
  }

  /** The answer of this millisecond; `null` if there is none, or another lease since. */
  read(present: Lease | null): Promise<string> | null {
    return present === this.#lease && this.#wallClock() === this.#wall ? this.#answer : null;
  }

  /** Ahead of the refresh window only: in it, each call may have to fetch the next token. */
  keep(lease: Lease, now: Instant): Promise<string> {
    const answer = Promise.resolve(lease.token);
    if (elapsedMs(lease.since, now) + 1 > lease.refreshAfterMs) return answer;
    this.#lease = lease;
    this.#wall = now.wall;
    this.#answer = answer;
    return answer;
  }

  drop(): void {
    this.#answer = null;
  }
}
