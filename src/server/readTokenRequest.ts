import { connectTokenError } from "../errors/browserCatalogue.js";
import { serverError } from "../errors/serverCatalogue.js";
import { isConnectScope } from "../scopes/isConnectScope.js";
import { parseScopes } from "../scopes/parseScopes.js";
import { isTokenLife } from "./isTokenLife.js";
import { jsonDepth } from "./jsonDepth.js";
import type { TokenRequestBody } from "./TokenRequestBody.js";

const deepest = 32;

/**
 * Reads the text that a browser sent. Unknown fields are kept for `tokenOptions` but not looked at; `__proto__` is
 * dropped at every depth.
 *
 * @throws ConnectTokenError `invalid_request` or `invalid_scope`
 */
export function readTokenRequest(text: string): TokenRequestBody {
  if (text.trim() === "") return {};
  const body = parse(text);
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw invalid("the body is not a JSON object");
  }
  const { scope, expires_in, purpose, app, external_user_id } = body as Record<string, unknown>;
  if (scope !== undefined) checkScope(scope);
  if (expires_in !== undefined && !isTokenLife(expires_in)) {
    throw invalid("expires_in is not a whole number from 1 to 14400");
  }
  if (purpose !== undefined && purpose !== "connect") throw invalid('purpose is not "connect"');
  if (app !== undefined && !(typeof app === "string" && /^[\w-]{1,100}$/.test(app))) {
    throw invalid("app is not the id or slug of an app");
  }
  if (external_user_id !== undefined && typeof external_user_id !== "string") {
    throw invalid("external_user_id is not text");
  }
  return body as TokenRequestBody; // each of its fields was looked at above
}

function parse(text: string): unknown {
  if (jsonDepth(text) > deepest) throw invalid(`the body is nested deeper than ${deepest}`);
  try {
    return JSON.parse(text, (key, value: unknown) => (key === "__proto__" ? undefined : value));
  } catch {
    throw invalid("the body is not JSON");
  }
}

function checkScope(scope: unknown): void {
  if (typeof scope !== "string") throw invalid("scope is not text");
  const scopes = parseScopes(scope);
  // Empty would be granted as everything further on, so it is no way to say "nothing asked".
  if (scopes.length === 0) throw connectTokenError("invalid_scope", { scope });
  for (const each of scopes) {
    if (!isConnectScope(each)) {
      throw connectTokenError("invalid_scope", { scope: each.slice(0, 60) }); // not an echo of 16 kB
    }
  }
}

function invalid(problem: string) {
  return serverError("invalid_request", { problem });
}
