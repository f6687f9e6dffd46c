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

  check(externalUserId == null || isFilledText(externalUserId), {
    option: "externalUserId",
    problem: "is empty or not a text",
    fix: "Give your own id of the signed-in user, or null while nobody is.",
  });
  const canLackCallback = tokenCallback === undefined && initialToken !== undefined;
  check(canLackCallback || typeof tokenCallback === "function", {
    option: "tokenCallback",
    problem: tokenCallback === undefined ? "is missing" : "is not a function",
    fix: 'Give createTokenCallback("/api/connect-token"), a function of your own, or an initialToken to live on.',
  });
  check(initialToken === undefined || (typeof initialToken === "object" && initialToken !== null), {
    option: "initialToken",
    problem: "is not an object",
    example: "the whole answer of the token route",
  });
  check(onEvent === undefined || typeof onEvent === "function", {
    option: "onEvent",
    problem: "is not a function",
    example: "(event) => …",
  });
  check(typeof timeout === "number" && timeout > 0 && timeout <= 86_400_000, {
    option: "timeout",
    problem: "is not a number of ms from 1 to 86400000",
    example: "30_000",
  });
  check([undefined, "production", "development"].includes(projectEnvironment), {
    option: "projectEnvironment",
    problem: "is neither production nor development",
    example: "one of the two",
  });
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
  const example = '"connect:accounts:read"';
  check(scopes.length > 0, { option: "scope", problem: "names no scope", example });
  const wrong = scopes.find((each) => each === "*" || !isScope(each));
  if (wrong !== undefined) throw connectTokenError("invalid_scope", { scope: wrong });
  return scopes;
}

/** @throws ConnectTokenError `invalid_options` */
export function checkExpiresIn(expiresIn: number): number {
  check(Number.isInteger(expiresIn) && expiresIn >= 1 && expiresIn <= 14_400, {
    option: "expiresIn",
    problem: "is not a whole number of seconds from 1 to 14400",
    example: "3600",
  });
  return expiresIn;
}

function checkBaseUrl(baseUrl: string): string {
  check(isHttpUrl(baseUrl), {
    option: "baseUrl",
    problem: "is not an http or https address",
    example: '"https://api.pipedream.com"',
  });
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

/** An option that may be left out is fixed by an example, or by leaving it out. */
function check(
  isRight: boolean,
  wrong: { option: string; problem: string } & ({ fix: string } | { example: string }),
): void {
  if (isRight) return;
  const fix = "fix" in wrong ? wrong.fix : `Give ${wrong.example}, or leave it out.`;
  throw connectTokenError("invalid_options", { ...wrong, fix });
}
