import type { ConnectTokenError } from "../errors/ConnectTokenError.js";
import { serverError } from "../errors/serverCatalogue.js";
import { isScope } from "../scopes/isScope.js";
import { parseScopes } from "../scopes/parseScopes.js";
import type { ConnectTokenUser } from "./ConnectTokenUser.js";
import { isExternalUserId } from "./isExternalUserId.js";
import { isTokenLife } from "./isTokenLife.js";

/** The user and what narrows their tokens, read. */
export interface ReadUser<User extends ConnectTokenUser> {
  readonly user: User;
  /** `null`: not narrowed. */
  readonly scopes: readonly string[] | null;
}

/**
 * Reads what `authenticate` answered; `null` is nobody.
 *
 * @throws ConnectTokenError `authenticate_failed` for anything that is neither a user nor `null`
 */
export function readUser<User extends ConnectTokenUser>(
  answer: string | User | null | undefined,
): ReadUser<User> | null {
  if (answer === null || answer === undefined) return null;
  // A bare id is a user without anything beside it.
  const user = (typeof answer === "string" ? { externalUserId: answer } : answer) as User;
  if (typeof user !== "object" || !isExternalUserId(user.externalUserId)) {
    throw failed("answered no id of 1 to 250 characters without control characters");
  }
  if (user.expiresIn !== undefined && !isTokenLife(user.expiresIn)) {
    throw failed("answered an expiresIn that is not a whole number from 1 to 14400");
  }
  return { user, scopes: user.scope === undefined ? null : readScopes(user.scope) };
}

function readScopes(scope: unknown): readonly string[] {
  const isList = Array.isArray(scope) && scope.every((entry) => typeof entry === "string");
  if (typeof scope !== "string" && !isList) throw failed("answered a scope that is neither text nor a list");
  const scopes = parseScopes(scope);
  if (!scopes.every(isScope)) throw failed("answered a scope that has not the form of one");
  return scopes;
}

function failed(problem: string): ConnectTokenError {
  return serverError("authenticate_failed", { problem });
}
