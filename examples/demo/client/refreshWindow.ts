import type { TokenLife } from "./useTokenLives.js";

/**
 * When a token is refreshed, and from when it is not handed out any more, by the kit's documented rule: ahead of the
 * last tenth (at most 30 s) by another tenth (at most 5 min), and by a random share of a tenth.
 */
export function refreshWindow({ from, to }: TokenLife) {
  const life = to - from;
  const floor = to - Math.min(30_000, life / 10);
  const latest = floor - Math.min(300_000, life / 10);
  return { earliest: latest - life / 10, latest, floor };
}
