import { connectTokenError } from "../errors/browserCatalogue.js";
import { isScope } from "../scopes/isScope.js";
import { parseScopes } from "../scopes/parseScopes.js";

/**
 * The scopes in an option: text or a list of texts, at least one. Whether `*` may stand there is the caller's matter.
 *
 * @throws ConnectTokenError `invalid_options` for something else or none at all, `invalid_scope` for a malformed name
 */
export function readScopeOption(option: string, value: unknown): readonly string[] {
  const isList = Array.isArray(value) && value.every((entry) => typeof entry === "string");
  const scopes = typeof value === "string" || isList ? parseScopes(value) : [];
  if (scopes.length === 0) {
    throw connectTokenError("invalid_options", {
      option,
      problem: "names no scope",
      fix: 'Give at least one, such as "connect:accounts:read", as text with spaces or as a list.',
    });
  }
  for (const scope of scopes) if (!isScope(scope)) throw connectTokenError("invalid_scope", { scope });
  return scopes;
}

/**
 * The scopes in an option of a Connect token, which cannot hold `*`.
 *
 * @throws ConnectTokenError `invalid_options` or `invalid_scope`
 */
export function readConnectScopeOption(option: string, value: unknown): readonly string[] {
  const scopes = readScopeOption(option, value);
  if (scopes.includes("*")) throw connectTokenError("invalid_scope", { scope: "*" });
  return scopes;
}
