import { connectTokenError } from "../errors/browserCatalogue.js";
import { isConnectScope } from "../scopes/isConnectScope.js";
import { parseScopes } from "../scopes/parseScopes.js";

/** A callback's answer after it was checked; behind this nothing is checked again. */
export interface ReadToken {
  readonly token: string;
  /** Seconds, as the answer says; not yet cut to the maximum. */
  readonly expiresIn: number | null;
  /** Milliseconds since 1970. */
  readonly expiresAt: number | null;
  /** `null` when the answer does not say. */
  readonly scopes: readonly string[] | null;
  readonly externalUserId: string | null;
  readonly connectLinkUrl: string | null;
  /** What the answer had beside the fields that are known. */
  readonly extra: Readonly<Record<string, unknown>>;
}

/**
 * Visible ASCII without white space: what can stand in an Authorization header. The two words are what becomes of a
 * missing value that was made into a text on its way.
 */
const tokenForm = /^(?!(?:null|undefined)$)[\x21-\x7e]{1,8192}$/;
/** A date and time that says which zone it means; without one it would be read as the device's own. */
const zonedDateTime = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*(?:Z|[+-]\d\d:?\d\d)$/i;

/**
 * Reads what came from outside: snake_case or camelCase, Date or ISO 8601 text.
 *
 * @param answer What the callback answered, not trusted.
 * @throws ConnectTokenError `invalid_response`, which names the field; it never repeats the answer.
 */
export function readTokenResponse(answer: unknown): ReadToken {
  if (typeof answer !== "object" || answer === null || Array.isArray(answer)) {
    throw invalid("it", `is ${describe(answer)}, not an object`);
  }
  const {
    token,
    expires_at,
    expiresAt,
    expires_in,
    expiresIn,
    scope,
    connect_link_url,
    connectLinkUrl,
    external_user_id,
    externalUserId,
    ...extra
  } = answer as Record<string, unknown>;
  return {
    token: readToken(token),
    expiresIn: readExpiresIn(expiresIn ?? expires_in),
    expiresAt: readExpiresAt(expiresAt ?? expires_at),
    scopes: readScope(scope),
    externalUserId: readText("external_user_id", externalUserId ?? external_user_id),
    connectLinkUrl: readText("connect_link_url", connectLinkUrl ?? connect_link_url),
    extra,
  };
}

function readToken(token: unknown): string {
  const text = readText("token", token);
  if (text === null) throw invalid("token", "is missing");
  if (!tokenForm.test(text)) throw invalid("token", "is empty or malformed");
  return text;
}

function readExpiresIn(value: unknown): number | null {
  if (value === undefined || value === null) return null;
  const seconds = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
  if (typeof seconds !== "number" || !Number.isFinite(seconds)) {
    throw invalid("expires_in", "is not a number of seconds");
  }
  return seconds;
}

function readExpiresAt(value: unknown): number | null {
  if (value === undefined || value === null) return null;
  const at = isDate(value)
    ? value.getTime()
    : typeof value === "string" && zonedDateTime.test(value)
      ? Date.parse(value)
      : Number.NaN;
  if (Number.isNaN(at)) throw invalid("expires_at", "is neither a Date nor ISO 8601 text with a time zone");
  return at;
}

/** By what it is and not by its class: one of another realm, as in a frame or a test's jsdom, is a Date too. */
function isDate(value: unknown): value is Date {
  return Object.prototype.toString.call(value) === "[object Date]";
}

function readScope(value: unknown): readonly string[] | null {
  if (value === undefined || value === null) return null;
  const isList = Array.isArray(value) && value.every((entry) => typeof entry === "string");
  if (typeof value !== "string" && !isList) throw invalid("scope", "is not a text");
  const scopes = parseScopes(value);
  if (!scopes.every(isConnectScope)) throw invalid("scope", "holds a name that is no scope");
  return isList || scopes.length > 0 ? scopes : null; // an empty list says that nothing is granted
}

function readText(field: string, value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== "string") throw invalid(field, "is not a text");
  return value;
}

function describe(answer: unknown): string {
  if (answer === undefined) return "undefined, as if a return were missing";
  if (typeof answer !== "string")
    return answer === null ? "null" : Array.isArray(answer) ? "a list" : `a ${typeof answer}`;
  if (answer.trim() === "") return "empty";
  return /^\s*</.test(answer) ? "a page of HTML" : "a bare text";
}

/** What is wrong with an answer's field; never the field itself. */
export function invalid(field: string, problem: string) {
  return connectTokenError("invalid_response", { field, problem });
}
