import { Refusal } from "./Refusal.js";
import type { World } from "./World.js";

/** Which of the documented limits a call counts towards. */
export type RateLimit = keyof typeof documentedLimits;

/** @see https://pipedream.com/docs/connect/api-reference/rate-limits */
const documentedLimits = {
  tokens: { requests: 100, windowMs: 60_000 },
  accounts: { requests: 2000, windowMs: 300_000 },
  componentReads: { requests: 3000, windowMs: 300_000 },
  componentRuns: { requests: 2000, windowMs: 300_000 },
  proxy: { requests: 1000, windowMs: 300_000 },
} as const;

/** Counts a call in a fixed window of its own key, and refuses it beyond the limit. */
export function countTowards(world: World, limit: RateLimit, key: string): void {
  if (world.rateLimits === "off") return;
  const { requests, windowMs } = documentedLimits[limit];
  const now = world.clock.now();
  const windows = world.data.rateWindows;
  const name = `${limit} ${key}`;
  let window = windows.get(name);
  if (window === undefined || now >= window.endsAt) {
    window = { endsAt: now + windowMs, count: 0 };
    windows.delete(name);
    windows.set(name, window);
  }
  window.count += 1;
  if (window.count <= requests) return;
  throw new Refusal(
    429,
    { error: "Throttled" },
    {
      "retry-after": String(Math.max(1, Math.ceil((window.endsAt - now) / 1000))),
      "x-ratelimit-limit": String(requests),
      "x-ratelimit-remaining": "0",
      "x-ratelimit-reset": String(Math.ceil(window.endsAt / 1000)),
    },
  );
}
