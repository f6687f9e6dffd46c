/**
 * A point in time on two clocks, in milliseconds. The wall clock goes on during sleep but can be set;
 * the monotonic one cannot be set but stands still during sleep on some systems.
 */
export interface Instant {
  /** Milliseconds since 1970, as `Date.now()`. */
  readonly wall: number;
  /** Milliseconds since some fixed moment, as `performance.now()`. */
  readonly monotonic: number;
}

/** Reads both clocks. */
export type Clock = () => Instant;

/** The wall clock alone. */
export const wallClock = (): number => Date.now();

export const clock: Clock = () => ({ wall: Date.now(), monotonic: performance.now() });

/** Milliseconds between two instants: the larger of what the two clocks say, and never less than zero. */
export function elapsedMs(since: Instant, now: Instant): number {
  return Math.max(now.wall - since.wall, now.monotonic - since.monotonic, 0);
}
