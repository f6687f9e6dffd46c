"use client";
import { useEffect } from "react";
import type { Requirement } from "../scopes/Requirement.js";
import type { ConnectTokenSession } from "../session/ConnectTokenSession.js";
import { warnOfRequirement } from "../session/warnOfRequirement.js";

function useHint(session: ConnectTokenSession, requirement: Requirement): void {
  useEffect(() => warnOfRequirement(session, requirement), [session, requirement]);
}

/** In development, says which scopes of a gate's requirement no table names; in production a gate has no effect for it. */
export const useRequirementHint: typeof useHint = process.env.NODE_ENV === "production" ? () => {} : useHint;
