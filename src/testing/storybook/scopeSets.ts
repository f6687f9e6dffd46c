/** Grants with a name, for the toolbar, where one thing can be chosen at a time. */
export const scopeSets = {
  everything: ["connect:*"],
  look: ["connect:accounts:read"],
  change: ["connect:accounts:read", "connect:accounts:write"],
  actions: ["connect:accounts:read", "connect:actions:*"],
  nothing: [],
} as const satisfies Record<string, readonly string[]>;
