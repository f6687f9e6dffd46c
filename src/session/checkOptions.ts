import { environment as realEnvironment } from "../environment/Environment.js";
import { connectTokenError } from "../errors/browserCatalogue.js";
import { isScope } from "../scopes/isScope.js";
import { parseScopes } from "../scopes/parseScopes.js";
import type { ConnectTokenSessionOptions } from "./SessionOptions.js";

/** Options after they were checked, with their defaults. */
export type CheckedOptions = ReturnType<typeof checkOptions>;

/**
 * Checks options before anything is done with them.
 *
 * @throws ConnectTokenError `invalid_options`, `invalid_scope`
 */
export function checkOptions(options: ConnectTokenSessionOptions) {
  const {
    externalUserId,
    tokenCallback,
    scope,
    expiresIn,
    timeout = 30_000,
    initialToken,
    onEvent,
  } = options;
  const { baseUrl = "https://api.pipedream.com", projectEnvironment, refreshWhenHidden = false } = options;

  if (externalUserId != null && (typeof externalUserId !== "string" || externalUserId.trim() === "")) {
    throw invalid(
      "externalUserId",
      "is empty or not a text",
      "Give your own id of the signed-in user, or null while nobody is.",
    );
  }
  if (tokenCallback !== undefined && typeof tokenCallback !== "function") {
    throw invalid(
      "tokenCallback",
      "is not a function",
      'Give createTokenCallback("/api/connect-token") or a function of your own.',
    );
  }
  if (tokenCallback === undefined && initialToken === undefined) {
    throw invalid(
      "tokenCallback",
      "is missing",
      'Give createTokenCallback("/api/connect-token"), or an initialToken to live on.',
    );
  }
  if (initialToken !== undefined && (typeof initialToken !== "object" || initialToken === null)) {
    throw invalid(
      "initialToken",
      "is not an object",
      "Give the whole answer of the token route, { token, expires_at }, or leave it out.",
    );
  }
  if (onEvent !== undefined && typeof onEvent !== "function") {
    throw invalid("onEvent", "is not a function", "Give (event) => …, or leave it out.");
  }
  if (typeof timeout !== "number" || !(timeout > 0 && timeout <= 86_400_000)) {
    throw invalid(
      "timeout",
      "is not a number of ms from 1 to 86400000",
      "Give for example 30_000, or leave it out.",
    );
  }
  if (
    projectEnvironment !== undefined &&
    projectEnvironment !== "production" &&
    projectEnvironment !== "development"
  ) {
    throw invalid(
      "projectEnvironment",
      "is neither production nor development",
      "Give one of the two, or leave it out.",
    );
  }
  return {
    externalUserId,
    tokenCallback,
    scopes: scope === undefined ? null : checkScopes(scope),
    expiresIn: expiresIn === undefined ? null : checkExpiresIn(expiresIn),
    initialToken,
    refreshWhenHidden,
    timeout,
    baseUrl: checkBaseUrl(baseUrl),
    projectEnvironment,
    onEvent,
    environment: options.environment ?? realEnvironment,
  };
}

/** @throws ConnectTokenError `invalid_scope`, `invalid_options` */
export function checkScopes(scope: string | readonly string[]): readonly string[] {
  const isText = typeof scope === "string" || (Array.isArray(scope) && scope.every(isString));
  const scopes = isText ? parseScopes(scope) : [];
  if (scopes.length === 0) {
    throw invalid("scope", "names no scope", 'Give for example "connect:accounts:read", or leave it out.');
  }
  const wrong = scopes.find((each) => each === "*" || !isScope(each));
  if (wrong !== undefined) throw connectTokenError("invalid_scope", { scope: wrong });
  return scopes;
}

/** @throws ConnectTokenError `invalid_options` */
export function checkExpiresIn(expiresIn: number): number {
  if (Number.isInteger(expiresIn) && expiresIn >= 1 && expiresIn <= 14_400) return expiresIn;
  throw invalid(
    "expiresIn",
    "is not a whole number of seconds from 1 to 14400",
    "Give for example 3600, or leave it out.",
  );
}

function isString(value: unknown): value is string {
  return typeof value === "string";
}

function checkBaseUrl(baseUrl: string): string {
  try {
    if (/^https?:$/.test(new URL(baseUrl).protocol)) return baseUrl.replace(/\/+$/, "");
  } catch {}
  throw invalid(
    "baseUrl",
    "is not an http or https address",
    'Leave it out for "https://api.pipedream.com".',
  );
}

function invalid(option: string, problem: string, fix: string) {
  return connectTokenError("invalid_options", { option, problem, fix });
}
