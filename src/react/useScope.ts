"use client";
import { useEffect } from "react";
import { useStore } from "zustand";
import type { Requirement } from "../scopes/Requirement.js";
import { decideScope } from "../session/decideScope.js";
import { warnOfRequirement } from "../session/warnOfRequirement.js";
import { useNeededSession } from "./useNeededSession.js";

/**
 * Whether the token grants what is required. `false` while nobody knows; {@link useScopeStatus} tells these apart.
 *
 * @throws ConnectTokenError `missing_provider`, `invalid_scope`, `invalid_options`
 * @example const canDisconnect = useScope("connect:accounts:write");
 */
export function useScope(requirement: Requirement): boolean {
  const session = useNeededSession("useScope()");
  useEffect(() => warnOfRequirement(session, requirement));
  return useStore(session.stores.access, (access) => decideScope(access, requirement).status === "granted");
}
