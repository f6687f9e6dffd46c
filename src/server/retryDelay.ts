const firstMs = 500;
const longestMs = 8_000;
/** Full jitter may come out as nothing at all; a server in trouble is given at least a breath. */
const shortestMs = 50;

/**
 * How long to wait before a request to Pipedream is repeated: full jitter over a span that doubles from 0.5 s to 8 s,
 * or what the answer asked for when that is longer.
 *
 * @param failures How many tries have failed, from 1.
 * @param askedMs What the answer asked for, or `null`.
 * @param random From 0 up to 1.
 */
export function retryDelay(failures: number, askedMs: number | null, random: number): number {
  const span = Math.min(longestMs, firstMs * 2 ** (failures - 1));
  return Math.max(shortestMs, random * span, askedMs ?? 0);
}
