import { isScope } from "../scopes/isScope.js";
import { parseScopes } from "../scopes/parseScopes.js";

/**
 * The scopes that a 403 says it takes: in the API's error body, `code: "insufficient_scope"` with `details.required`, or
 * in the header as RFC 6750 §3.1 has it. Empty when it names none. Only scopes of Connect count: what an app's own API
 * answers comes through the proxy as it is.
 */
export function deniedScopes(body: unknown, headers: Headers | undefined): readonly string[] {
  const challenge = headers?.get("www-authenticate") ?? "";
  const named = /\binsufficient_scope\b/.test(challenge)
    ? (/\bscope="([^"]*)"/.exec(challenge)?.[1] ?? "")
    : requiredOf(body);
  return parseScopes(named).filter((scope) => scope.startsWith("connect:") && isScope(scope));
}

function requiredOf(body: unknown): string | readonly string[] {
  const { code, details } = fieldsOf(body);
  if (code !== "insufficient_scope") return [];
  const { required } = fieldsOf(details);
  if (Array.isArray(required)) return required.filter((each) => typeof each === "string");
  return typeof required === "string" ? required : [];
}

/** Of what is no object, none. */
function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return Object(value);
}
