import { parseRetryAfter } from "../token/parseRetryAfter.js";

/** Pipedream's limits are per minute; this is what a 429 that names no time is taken to mean. */
export const unnamedWaitMs = 60_000;

/** Longer waits are cut, so that a slip upstream does not take a route out of service for days. */
const longestMs = 3_600_000;

/**
 * Milliseconds an answer asks to wait: `Retry-After`, else `X-RateLimit-Reset`, which is in Unix seconds. Points in
 * time are compared with the answer's own `Date`, so that this server's clock does not matter. `null`: nothing asked.
 *
 * @see RFC 9110 §10.2.3; contract part 2, "429 headers"
 */
export function askedWait(headers: Headers, wallMs: number): number | null {
  const sent = Date.parse(headers.get("date") ?? "");
  const now = Number.isNaN(sent) ? wallMs : sent;
  const reset = Number(headers.get("x-ratelimit-reset") ?? Number.NaN);
  const seconds =
    parseRetryAfter(headers.get("retry-after"), now) ??
    (Number.isFinite(reset) ? Math.max(0, reset - now / 1_000) : null);
  return seconds === null ? null : Math.min(seconds * 1_000, longestMs);
}
