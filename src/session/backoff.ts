const firstMs = 1_000;
const longestMs = 60_000;
/** What chance may not go below, so that no run of small numbers becomes a loop. */
const shortestMs = 100;
const longestRetryAfterMs = 3_600_000;

/**
 * How long to wait after a failed attempt: full jitter over an exponentially growing span, 1 s doubling to 60 s.
 * What the server asked for is obeyed when it is longer, up to an hour.
 *
 * @param failures How many attempts have failed in a row, from 1.
 * @param retryAfter Seconds the server asked for.
 * @param random From 0 up to 1.
 */
export function backoffMs(failures: number, retryAfter: number | undefined, random: number): number {
  const span = Math.min(longestMs, firstMs * 2 ** (failures - 1));
  return Math.max(shortestMs, random * span, Math.min((retryAfter ?? 0) * 1_000, longestRetryAfterMs));
}
