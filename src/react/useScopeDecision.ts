"use client";
import { useMemo } from "react";
import { useStore } from "zustand";
import type { Requirement } from "../scopes/Requirement.js";
import type { Access } from "../session/access.js";
import type { ConnectTokenSession } from "../session/ConnectTokenSession.js";
import { decideScope, type ScopeDecision } from "../session/decideScope.js";
import { sameFields } from "../session/sameFields.js";

/**
 * What a gate shows, as the same object until it is something else: of a grant that grew, only those gates hear whose
 * answer has changed.
 *
 * @param requirement The same object as long as it says the same.
 */
export function useScopeDecision(
  session: ConnectTokenSession,
  requirement: Requirement | string,
): ScopeDecision {
  const decide = useMemo(() => {
    let seen: Access | null = null;
    let last: ScopeDecision | null = null;
    return (access: Access): ScopeDecision => {
      if (last !== null && access === seen) return last;
      const next = decideScope(access, requirement);
      if (last === null || !isSame(last, next)) last = next;
      seen = access;
      return last;
    };
  }, [requirement]);
  return useStore(session.stores.access, decide);
}

function isSame(one: ScopeDecision, other: ScopeDecision): boolean {
  const { missing } = one;
  return sameFields(missing, other.missing) && sameFields(one, { ...other, missing });
}
