"use client";
import type { Requirement } from "../scopes/Requirement.js";
import type { ScopeDecision } from "../session/decideScope.js";
import { useSession } from "./SessionContext.js";
import { sharedDecision } from "./sharedDecision.js";
import { useSnapshot } from "./useSnapshot.js";

/**
 * What a gate shows, as the same object until it is something else.
 *
 * @param who Who asks, for the message of a missing provider.
 */
export function useScopeDecision(requirement: Requirement | string, who: string): ScopeDecision {
  const { subscribe, get, getInitial } = sharedDecision(useSession(who), requirement);
  return useSnapshot(subscribe, get, getInitial);
}
