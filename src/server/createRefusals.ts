import { type Clock, elapsedMs, type Instant } from "../environment/Clock.js";

const firstRestMs = 1_000;
const longestRestMs = 60_000;

/** Remembers which secret Pipedream refused last. */
export interface Refusals {
  /** Whether it was this one. */
  has(secret: string): boolean;
  /** Whether it was this one so often, and so lately, that Pipedream need not be asked again. */
  isResting(secret: string): boolean;
  add(secret: string): void;
  clear(): void;
}

/**
 * A wrong secret stays wrong, while calls go on: Pipedream is asked about the same one twice, then after 1 s, 2 s, and
 * so on up to once a minute. Another secret is tried at once.
 */
export function createRefusals(clock: Clock): Refusals {
  let last: { readonly secret: string; readonly times: number; readonly at: Instant } | null = null;
  const has = (secret: string) => last?.secret === secret;
  return {
    has,
    isResting(secret) {
      if (last === null || !has(secret) || last.times < 2) return false;
      const restMs = Math.min(longestRestMs, firstRestMs * 2 ** (last.times - 2));
      return elapsedMs(last.at, clock()) < restMs;
    },
    add(secret) {
      last = { secret, times: has(secret) ? (last?.times ?? 0) + 1 : 1, at: clock() };
    },
    clear() {
      last = null;
    },
  };
}
