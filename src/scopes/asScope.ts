import { connectTokenError } from "../errors/browserCatalogue.js";
import { isConnectScope } from "./isConnectScope.js";
import type { ConnectScope } from "./scopeTable.js";

/**
 * Lets a scope that is newer than the kit's table through the types, once its form was checked.
 *
 * @throws ConnectTokenError `invalid_scope` for a malformed name, and for `*`, which no Connect token can have
 * @example <RequireScope scope={asScope("connect:future:read")}>…</RequireScope>
 */
export function asScope(text: string): ConnectScope {
  if (!isConnectScope(text)) throw connectTokenError("invalid_scope", { scope: text });
  return text as ConnectScope;
}
