import { environment as realEnvironment } from "../environment/Environment.js";
import { check } from "../errors/check.js";
import { asScope } from "../scopes/asScope.js";
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
  const { baseUrl = "https://api.pipedream.com", projectEnvironment } = options;
  const { refreshWhenHidden = false, shareAcrossTabs = true } = options;

  check(externalUserId == null || isFilledText(externalUserId), "externalUserId", "is empty or not a text");
  const canLackCallback = tokenCallback === undefined && initialToken !== undefined;
  check(
    canLackCallback || typeof tokenCallback === "function",
    "tokenCallback",
    tokenCallback === undefined ? "is missing" : "is not a function",
  );
  check(
    initialToken === undefined || (typeof initialToken === "object" && initialToken !== null),
    "initialToken",
    "is not an object",
  );
  check(onEvent === undefined || typeof onEvent === "function", "onEvent", "is not a function");
  check(
    typeof timeout === "number" && timeout > 0 && timeout <= 86_400_000,
    "timeout",
    "is not a number of ms from 1 to 86400000",
  );
  check(
    [undefined, "production", "development"].includes(projectEnvironment),
    "projectEnvironment",
    "is neither production nor development",
  );
  check(
    typeof shareAcrossTabs === "boolean" || isFilledText(shareAcrossTabs),
    "shareAcrossTabs",
    "is neither true, false nor a name",
  );
  return {
    externalUserId,
    tokenCallback,
    scopes: scope === undefined ? null : checkScopes(scope),
    expiresIn: checkExpiresIn(expiresIn),
    initialToken,
    refreshWhenHidden,
    shareAcrossTabs,
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
  check(scopes.length > 0, "scope", "names no scope");
  return scopes.map(asScope);
}

/** @throws ConnectTokenError `invalid_options` */
export function checkExpiresIn(expiresIn: number | undefined): number | undefined {
  check(
    expiresIn === undefined || (Number.isInteger(expiresIn) && expiresIn >= 1 && expiresIn <= 14_400),
    "expiresIn",
    "is not a whole number of seconds from 1 to 14400",
  );
  return expiresIn;
}

/**
 * @returns It without slashes at its end.
 * @throws ConnectTokenError `invalid_options`
 */
export function checkBaseUrl(baseUrl: string): string {
  check(isHttpUrl(baseUrl), "baseUrl", "is not an http or https address");
  return baseUrl.replace(/\/+$/, "");
}

function isHttpUrl(text: string): boolean {
  try {
    return /^https?:$/.test(new URL(text).protocol);
  } catch {
    return false;
  }
}

function isString(value: unknown): value is string {
  return typeof value === "string";
}

function isFilledText(value: unknown): boolean {
  return isString(value) && value.trim() !== "";
}
