import { type Clock, elapsedMs, type Instant } from "../environment/Clock.js";
import type { Environment } from "../environment/Environment.js";
import { steadyClock } from "../environment/steadyClock.js";
import type { Lease } from "../token/Lease.js";

/**
 * What `getToken()` answered last, for further calls of the same millisecond: looking at both clocks costs more than all
 * else that an answer from memory takes. A device that slept, or whose clock was set, shows another millisecond; one
 * whose clock was set back into this very one has an alarm that rang in between, and looked at the clocks.
 */
export function createRecentAnswer({ clock, wallClock }: Pick<Environment, "clock" | "wallClock">) {
  const steady = steadyClock(clock);
  let lease: Lease | null = null;
  let wall = 0;
  let answer: Promise<string> | null = null;

  function drop(): void {
    answer = null;
  }

  return {
    /** The session's clock: whoever looks at it may find that the answer is over. */
    clock: ((): Instant => {
      drop();
      return steady();
    }) satisfies Clock,

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

    drop,
  };
}
