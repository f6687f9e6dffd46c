import { closestMatch } from "leven";
import { scopeCovers } from "./scopeCovers.js";
import { CONNECT_SCOPES, FURTHER_SCOPES } from "./scopeTable.js";

const known: readonly string[] = [...CONNECT_SCOPES.map((row) => row.scope), ...FURTHER_SCOPES];

/**
 * What is worth saying about a scope that no table names: `null` when it is known, or covered by a known wildcard
 * below `connect:*`; else the nearest known name, if one is near enough to have been meant.
 */
export function unknownScope(scope: string): { readonly nearest: string | undefined } | null {
  const narrow = known.filter((name) => name !== "connect:*");
  if (known.includes(scope) || scopeCovers(narrow, scope)) return null;
  return { nearest: closestMatch(scope, known, { maxDistance: 4 }) };
}
