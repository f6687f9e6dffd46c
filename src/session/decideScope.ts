import type { ConnectTokenError } from "../errors/ConnectTokenError.js";
import { missingScopes } from "../scopes/missingScopes.js";
import type { Requirement } from "../scopes/Requirement.js";
import type { Access } from "./access.js";
import { defined } from "./defined.js";

/** What a gate shows. */
export interface ScopeDecision {
  readonly status: "pending" | "granted" | "denied" | "error";
  /** What the grant lacks; of `any` every alternative. Empty as long as no grant is known. */
  readonly missing: readonly string[];
  readonly reason: "pending" | "missing_scope" | "signed_out" | "error" | null;
  /** Why there is no decision, or why the first token has not come so far. */
  readonly error?: ConnectTokenError;
}

/**
 * What a gate with this requirement shows under this access.
 *
 * @throws ConnectTokenError `invalid_scope`, `invalid_options`
 */
export function decideScope(access: Access, requirement: Requirement | string): ScopeDecision {
  // Evaluated in every status, so that a mistake in the requirement shows at once and not with the first grant.
  const missing = missingScopes(access.status === "known" ? access.scopes : [], requirement);
  if (access.status === "known") {
    return missing.length === 0
      ? { status: "granted", missing, reason: null }
      : { status: "denied", missing, reason: "missing_scope" };
  }
  if (access.status === "unknown") {
    return defined({
      status: "pending" as const,
      missing: [],
      reason: "pending" as const,
      error: access.error,
    });
  }
  return access.error.code === "signed_out"
    ? { status: "denied", missing, reason: "signed_out" }
    : { status: "error", missing: [], reason: "error", error: access.error };
}
