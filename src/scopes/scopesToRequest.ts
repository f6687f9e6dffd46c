import { parseScopes } from "./parseScopes.js";
import type { Requirement } from "./Requirement.js";
import type { ConnectScope } from "./scopeTable.js";

/** Which scopes to ask for so that a requirement is met: of `any` the first alternative, of `all` every one. */
export function scopesToRequest(requirement: Requirement | string): readonly ConnectScope[] {
  return parseScopes(wanted(requirement)) as readonly ConnectScope[]; // a requirement's scopes, taken apart
}

function wanted(requirement: Requirement | string): readonly string[] {
  if (typeof requirement === "string") return [requirement];
  return (requirement.all ?? requirement.any.slice(0, 1)).flatMap(wanted);
}
