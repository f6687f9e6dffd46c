import { unknownScope } from "../scopes/unknownScope.js";
import type { SessionEvents } from "./createSessionEvents.js";

/** In development, says which of the scopes asked for no table names, each once. */
export function warnOfUnknownScopes(scopes: readonly string[] | null, events: SessionEvents): void {
  if (process.env.NODE_ENV === "production" || scopes === null) return;
  for (const scope of scopes) {
    const unknown = unknownScope(scope);
    if (unknown) events.warn("unknown_scope", { scope, nearest: unknown.nearest }, scope);
  }
}
