import { connectTokenError } from "../errors/browserCatalogue.js";
import { check } from "../errors/check.js";
import { isScope } from "./isScope.js";
import { parseScopes } from "./parseScopes.js";
import type { Requirement } from "./Requirement.js";
import { scopeCovers } from "./scopeCovers.js";

const nothing: readonly string[] = Object.freeze([]);

/**
 * Which scopes of a requirement a grant does not cover, in the requirement's order; empty when it is met.
 * For `any` it is every alternative, since each of them would do. A granted list is taken as it is, one scope an entry.
 *
 * @throws ConnectTokenError `invalid_scope` for a name that is no scope, `invalid_options` for an empty list
 * @example missingScopes(["connect:accounts:read"], { all: ["connect:accounts:read", "connect:proxy"] }) // ["connect:proxy"]
 */
export function missingScopes(
  granted: string | readonly string[],
  requirement: Requirement | string,
): readonly string[] {
  const list = typeof granted === "string" ? parseScopes(granted) : granted;
  // One scope is what most gates ask for, and granted by its very name is what it mostly is.
  if (typeof requirement === "string") {
    if (list.includes(requirement)) return nothing;
    if (isScope(requirement)) return scopeCovers(list, requirement) ? nothing : [requirement];
  }
  return [...new Set(missing(list, requirement))];
}

function missing(granted: readonly string[], requirement: Requirement | string): readonly string[] {
  if (typeof requirement === "string") {
    return notEmpty(parseScopes(requirement)).filter((scope) => !scopeCovers(granted, wellFormed(scope)));
  }
  if (requirement?.all) return notEmpty(requirement.all).flatMap((each) => missing(granted, each));
  const alternatives = notEmpty(requirement?.any).map((each) => missing(granted, each));
  return alternatives.some((each) => each.length === 0) ? [] : alternatives.flat();
}

function notEmpty<Entry>(list: readonly Entry[] | undefined): readonly Entry[] {
  check(Array.isArray(list) && list.length > 0, "The requirement", "names no scope");
  return list;
}

function wellFormed(scope: string): string {
  if (isScope(scope)) return scope;
  throw connectTokenError("invalid_scope", { scope });
}
