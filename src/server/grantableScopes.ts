import { scopeCovers } from "../scopes/scopeCovers.js";

/**
 * What two lists of scopes have in common, wildcards resolved: `connect:*` against `connect:accounts:read` gives the
 * latter. In the first list's order.
 */
export function grantableScopes(asked: readonly string[], allowed: readonly string[]): readonly string[] {
  const common = asked.flatMap((scope) =>
    scopeCovers(allowed, scope) ? [scope] : allowed.filter((each) => scopeCovers([scope], each)),
  );
  return [...new Set(common)];
}
