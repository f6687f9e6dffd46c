"use client";
import { useSyncExternalStore } from "react";
import type { Requirement } from "../scopes/Requirement.js";
import { useSession } from "./SessionContext.js";
import { sharedDecision } from "./sharedDecision.js";

/**
 * Whether the token grants what is required. `false` while nobody knows; {@link useScopeStatus} tells these apart.
 *
 * @throws ConnectTokenError `missing_provider`, `invalid_scope`, `invalid_options`
 * @example const canDisconnect = useScope("connect:accounts:write");
 */
export function useScope(requirement: Requirement): boolean {
  const { subscribe, get, getInitial } = sharedDecision(useSession("useScope()"), requirement);
  // Other functions at each render, as in useSnapshot.
  const granted = (decide: typeof get) => () => decide().status === "granted";
  return useSyncExternalStore(subscribe, granted(get), granted(getInitial));
}
