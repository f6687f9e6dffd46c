import type { ConnectScope } from "react-connect-token";

/** Each is what every tenth gate asks for. */
export const gateScopes = [
  "connect:actions:*",
  "connect:triggers:*",
  "connect:accounts:read",
  "connect:accounts:write",
  "connect:deployed_triggers:read",
  "connect:deployed_triggers:write",
  "connect:usage:read",
  "connect:users:read",
  "connect:users:write",
  "connect:proxy",
] as const satisfies readonly ConnectScope[];

/** What is granted but for the moment when the last scope is added. */
export const allButLast: readonly ConnectScope[] = gateScopes.slice(0, -1);
