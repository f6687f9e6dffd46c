import type { World } from "./World.js";

/** Credits are kept by the hour. */
export const usageWindowMs = 3_600_000;

/** Adds credits to the present hour. */
export function addUsage({ data, clock }: World, credits: number): void {
  const start = Math.floor(clock.now() / usageWindowMs) * usageWindowMs;
  data.usage.set(start, (data.usage.get(start) ?? 0) + credits);
}
