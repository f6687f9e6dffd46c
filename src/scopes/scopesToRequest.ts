import { parseScopes } from "./parseScopes.js";
import type { Requirement } from "./Requirement.js";

/** Which scopes to ask for so that a requirement is met: of `any` the first alternative, of `all` every one. */
export function scopesToRequest(requirement: Requirement | string): readonly string[] {
  if (typeof requirement === "string") return parseScopes(requirement);
  if (requirement.all) return parseScopes(requirement.all.flatMap(scopesToRequest));
  return requirement.any.slice(0, 1).flatMap(scopesToRequest);
}
