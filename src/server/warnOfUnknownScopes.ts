import { hint } from "../errors/hintCatalogue.js";
import { unknownScope } from "../scopes/unknownScope.js";
import type { Warn } from "./createWarnings.js";

/** Warns of the first scope that no table names, with the nearest name; it may be newer than this package. */
export function warnOfUnknownScopes(scopes: readonly string[], warn: Warn): void {
  for (const scope of scopes) {
    const unknown = unknownScope(scope);
    if (!unknown) continue;
    warn(hint("unknown_scope", { scope, nearest: unknown.nearest }));
    return;
  }
}
