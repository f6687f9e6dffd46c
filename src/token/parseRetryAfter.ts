/**
 * Seconds to wait out of a `Retry-After` header: a number of seconds, or a date, which is compared with the
 * answer's own `Date` when it has one. `null` when there is nothing to obey.
 *
 * @see RFC 9110 §10.2.3
 */
export function parseRetryAfter(value: string | null, nowMs: number): number | null {
  if (value === null) return null;
  // Every HTTP date begins with the day of the week; Date.parse alone takes "-5" for a day of 2001.
  const isDate = /^\s*[a-z]{3}/i.test(value);
  const seconds = isDate
    ? (Date.parse(value) - nowMs) / 1_000
    : /^\s*\d+\s*$/.test(value)
      ? Number(value)
      : Number.NaN;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : null;
}
