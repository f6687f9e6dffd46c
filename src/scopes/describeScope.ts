import { scopeCovers } from "./scopeCovers.js";
import { OAUTH_SCOPES } from "./scopeTable.js";

/**
 * What a scope allows, in words that may stand in an interface. A scope below a known wildcard is described by the
 * narrowest such wildcard; one that nothing known covers more closely than `connect:*` is described by its own name.
 *
 * @example describeScope("connect:accounts:read") // "See the user's connected accounts"
 */
export function describeScope(scope: string): string {
  const exact = OAUTH_SCOPES.find((row) => row.scope === scope);
  // Widest first in the table, so the last one that covers is the narrowest; the two widest describe nothing.
  return (
    (exact ?? OAUTH_SCOPES.slice(2).findLast((row) => scopeCovers(row.scope, scope)))?.description ?? scope
  );
}
