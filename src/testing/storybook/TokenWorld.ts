import type { Duration } from "../durationMs.js";

export const tokenStatuses = [
  "idle",
  "pending",
  "ready",
  "refreshing",
  "refreshFailing",
  "expired",
  "error",
] as const;
export const failures = ["none", "401", "403", "429", "503", "threw"] as const;
export const clocks = ["held", "1x", "10x", "60x"] as const;

/**
 * How the token around a story is doing: what a story says in `parameters.connectToken`, or in its args where it has
 * {@link connectTokenArgTypes}. The toolbar overrules each of it.
 */
export interface TokenWorld {
  /** The token's status. `refreshing` and `refreshFailing` are `ready` with more to say. Default `"ready"`. */
  readonly tokenStatus: (typeof tokenStatuses)[number];
  /** What is granted. Default `["connect:*"]`. */
  readonly grantedScopes: readonly string[];
  /** Whose token it is; `null`: nobody is signed in. Default `"ana"`. */
  readonly externalUserId: string | null;
  /** What the token route does when it is asked. Default `"none"`. */
  readonly failure: (typeof failures)[number];
  /** How long the token route takes to answer. Default `"0s"`. */
  readonly latency: Duration;
  /** Whether the clock stands still, or how fast it runs. Running, a real session lives by it. Default `"held"`. */
  readonly clock: (typeof clocks)[number];
}

/** Where a story says nothing: a token that is there, may do everything, and stays as it is. */
export const calmWorld: TokenWorld = {
  tokenStatus: "ready",
  grantedScopes: ["connect:*"],
  externalUserId: "ana",
  failure: "none",
  latency: "0s",
  clock: "held",
};
