import { parseScopes } from "../scopes/parseScopes.js";
import type { Requirement } from "../scopes/Requirement.js";
import type { ConnectTokenSession } from "./ConnectTokenSession.js";
import { recallEvents } from "./rememberEvents.js";
import { warnOfUnknownScopes } from "./warnOfUnknownScopes.js";

/** In development, says which scopes of a gate's requirement no table names. */
export function warnOfRequirement(session: ConnectTokenSession, requirement: Requirement): void {
  if (process.env.NODE_ENV === "production") return;
  const events = recallEvents(session);
  if (events !== undefined && session.externalUserId != null)
    warnOfUnknownScopes(scopesOf(requirement), events);
}

function scopesOf(requirement: Requirement): readonly string[] {
  if (typeof requirement === "string") return parseScopes(requirement);
  return (requirement.all ?? requirement.any).flatMap(scopesOf);
}
