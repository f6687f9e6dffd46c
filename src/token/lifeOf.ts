import type { Instant } from "../environment/Clock.js";
import type { ServerTime } from "./readCallbackAnswer.js";
import type { ReadToken } from "./readTokenResponse.js";

/** No Connect token lives longer, whatever an answer says: 14,400 s. */
export const longestLifeMs = 14_400_000;
/** What an HTTP date leaves open: it has whole seconds only. */
const dateResolutionMs = 999;

/**
 * How long a token that was just asked for lives, in ms from the start of the request, the safe end: `expires_in`
 * when the answer has it; else `expires_at` against the server's own `Date`; else against the device's clock.
 * Endless when the answer names no end.
 */
export function lifeOfAnswer(read: ReadToken, serverTime: ServerTime | null, start: Instant): number {
  const age = serverTime?.age ?? 0;
  if (read.expiresIn !== null) return cutLife((read.expiresIn - age) * 1_000);
  if (read.expiresAt === null) return Number.POSITIVE_INFINITY;
  if (serverTime?.date == null) return cutLife(read.expiresAt - start.wall);
  const left = read.expiresAt - (serverTime.date + age * 1_000);
  // The safe end of the second that Date leaves open, but never more than half of a very short life.
  return cutLife(left - Math.min(dateResolutionMs, Math.max(0, left / 2)));
}

/**
 * How long a token that has an age already lives, in ms from now: the earlier of both ends, since nobody knows when
 * its `expires_in` was counted from. Endless when it names no end.
 */
export function lifeOfAged(read: ReadToken, now: Instant): number {
  const byDate = lifeOfAnswer({ ...read, expiresIn: null }, null, now);
  return read.expiresIn === null ? byDate : Math.min(byDate, cutLife(read.expiresIn * 1_000));
}

/** No life is longer than the longest one, in ms. */
export function cutLife(lifeMs: number): number {
  return Math.min(lifeMs, longestLifeMs);
}
