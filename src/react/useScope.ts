"use client";
import { useStore } from "zustand";
import type { Requirement } from "../scopes/Requirement.js";
import { decideScope } from "../session/decideScope.js";
import { useNeededSession } from "./useNeededSession.js";
import { useRequirementHint } from "./useRequirementHint.js";

/**
 * Whether the token grants what is required. `false` while nobody knows; {@link useScopeStatus} tells these apart.
 *
 * @throws ConnectTokenError `missing_provider`, `invalid_scope`, `invalid_options`
 * @example const canDisconnect = useScope("connect:accounts:write");
 */
export function useScope(requirement: Requirement): boolean {
  const session = useNeededSession("useScope()");
  useRequirementHint(session, requirement);
  return useStore(session.stores.access, (access) => decideScope(access, requirement).status === "granted");
}
