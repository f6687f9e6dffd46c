import { isScope } from "../scopes/isScope.js";
import { scopeCovers } from "../scopes/scopeCovers.js";
import { FURTHER_SCOPES, OAUTH_SCOPES } from "../scopes/scopeTable.js";
import { unknownScope } from "../scopes/unknownScope.js";
import type { World } from "./World.js";

const listed: readonly string[] = [...OAUTH_SCOPES.map(({ scope }) => scope), ...FURTHER_SCOPES];

/** Whether the API grants a scope of this name, `*` included. */
export function knownScope(world: World, scope: string): boolean {
  if (listed.includes(scope)) return true;
  if (!isScope(scope)) return false;
  if (!scope.endsWith(":*")) return unknownScope(scope) === null;
  return world.unlistedWildcards === "accept" && listed.some((name) => scopeCovers(scope, name));
}
