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
 * How the token around a story is doing. It is the story's own args, so that Controls show and change it, and each
 * of it can be overruled from the toolbar.
 */
export interface TokenWorld {
  /** The token's status. `refreshing` and `refreshFailing` are `ready` with more to say. */
  readonly tokenStatus: (typeof tokenStatuses)[number];
  /** What is granted. */
  readonly grantedScopes: readonly string[];
  /** What the token route does when it is asked. */
  readonly failure: (typeof failures)[number];
  /** Whether the clock stands still, or how fast it runs. */
  readonly clock: (typeof clocks)[number];
}

/** Where a story says nothing: a token that is there, may do everything, and stays as it is. */
export const calmWorld: TokenWorld = {
  tokenStatus: "ready",
  grantedScopes: ["connect:*"],
  failure: "none",
  clock: "held",
};
