import { elapsedMs, type Instant } from "../environment/Clock.js";
import type { Lease } from "../token/Lease.js";

/**
 * What `getToken()` answered last, for further calls of the same millisecond: looking at both clocks costs more than all
 * else that an answer from memory takes. A device that slept, or whose clock was set, shows another millisecond.
 */
export function createRecentAnswer(wallClock: () => number) {
  let lease: Lease | null = null;
  let wall = 0;
  let answer: Promise<string> | null = null;
  return {
    /** The answer of this millisecond; `null` if there is none, or another lease since. */
    read: (present: Lease | null) => (present === lease && wallClock() === wall ? answer : null),

    /** Ahead of the refresh window only: in it, each call may have to fetch the next token. */
    keep(present: Lease, now: Instant): Promise<string> {
      const given = Promise.resolve(present.token);
      if (elapsedMs(present.since, now) + 1 > present.refreshAfterMs) return given;
      lease = present;
      wall = now.wall;
      answer = given;
      return given;
    },

    drop(): void {
      answer = null;
    },
  };
}
