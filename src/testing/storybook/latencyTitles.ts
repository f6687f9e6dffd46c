import type { TokenWorld } from "./TokenWorld.js";

/** The latencies that can be chosen, each as it is called. */
export const latencyTitles = {
  "0s": "At once",
  "300ms": "300 ms",
  "2s": "2 s",
  "10s": "10 s",
} as const satisfies Partial<Record<TokenWorld["latency"], string>>;
