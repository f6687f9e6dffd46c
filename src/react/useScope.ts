"use client";
import type { Requirement } from "../scopes/Requirement.js";
import { useSession } from "./SessionContext.js";
import { sharedDecision } from "./sharedDecision.js";
import { useSnapshot } from "./useSnapshot.js";

/**
 * Whether the token grants what is required. `false` while nobody knows; {@link useScopeStatus} tells these apart.
 *
 * @throws ConnectTokenError `missing_provider`, `invalid_scope`, `invalid_options`
 * @example const canDisconnect = useScope("connect:accounts:write");
 */
export function useScope(requirement: Requirement): boolean {
  const shared = sharedDecision(useSession("useScope()"), requirement);
  return useSnapshot(shared.subscribe, shared.isGranted, shared.isInitiallyGranted);
}
