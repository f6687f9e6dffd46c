import { type Clock, elapsedMs, type Instant } from "./Clock.js";

/** How far the two clocks may part before that counts as a jump. Less comes of reading one after the other. */
const toleranceMs = 250;

/**
 * A clock whose monotonic part goes on through sleep too. Neither clock alone sees a wall clock that is set back and a
 * sleep after that; so each jump of one against the other is added up when it is seen.
 */
export function steadyClock(clock: Clock): Clock {
  let base: Instant | null = null;
  let monotonic = 0;
  let offsetMs = 0;
  return () => {
    const now = clock();
    base ??= now;
    monotonic = Math.max(monotonic, base.monotonic + offsetMs + elapsedMs(base, now));
    // From a new base only after a jump: adding up each step would add up their rounding too.
    if (Math.abs(now.wall - base.wall - (now.monotonic - base.monotonic)) > toleranceMs) {
      offsetMs = monotonic - now.monotonic;
      base = now;
    }
    return { wall: now.wall, monotonic };
  };
}
