"use client";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import type { ConnectTokenError } from "../errors/ConnectTokenError.js";
import { missingScopes } from "../scopes/missingScopes.js";
import type { Requirement } from "../scopes/Requirement.js";
import { scopesToRequest } from "../scopes/scopesToRequest.js";
import type { ConnectTokenSession } from "../session/ConnectTokenSession.js";
import { decideScope, type ScopeDecision } from "../session/decideScope.js";
import { warnOfRequirement } from "../session/warnOfRequirement.js";
import { useNeededSession } from "./useNeededSession.js";

/** What a gate shows, and what a component needs to ask for more. */
export interface ScopeStatus extends ScopeDecision {
  /** Whether the requirement is met. */
  readonly granted: boolean;
  /** Whether {@link request} is under way. */
  readonly isRequesting: boolean;
  /**
   * Asks for what is required (step-up). It never rejects: when the server refuses, `granted` is `false` and the
   * server's reason then stands in `error`.
   */
  request(): Promise<{ readonly granted: boolean; readonly missing: readonly string[] }>;
}

/**
 * Whether the token grants what is required, told apart as a gate shows it: `pending` · `granted` · `denied` · `error`.
 * A refresh with the same scopes does not re-render. It decides what is shown; what is allowed the API decides.
 *
 * @throws ConnectTokenError `missing_provider`, `invalid_scope`, `invalid_options`
 * @example
 * const { granted, missing, request } = useScopeStatus("connect:accounts:write");
 * return <button disabled={!granted} title={missing.join(" ")}>Disconnect</button>;
 */
export function useScopeStatus(requirement: Requirement): ScopeStatus {
  return useScopeStatusFor(requirement, "useScopeStatus()");
}

/** The same, with the name of whoever asks for the message of a missing provider. */
export function useScopeStatusFor(requirement: Requirement, who: string): ScopeStatus {
  const session = useNeededSession(who);
  const needed = useByValue(requirement);
  const access = useStore(session.stores.access);
  const decision = useMemo(() => decideScope(access, needed), [access, needed]);
  useEffect(() => warnOfRequirement(session, needed), [session, needed]);
  const { isRequesting, refusal, request } = useRequest(session, needed);
  return {
    ...decision,
    granted: decision.status === "granted",
    isRequesting,
    request,
    ...(refusal !== null && decision.status !== "granted" && { error: refusal }),
  };
}

function useRequest(session: ConnectTokenSession, requirement: Requirement) {
  const [under, setUnder] = useState<{
    session: ConnectTokenSession;
    refusal: ConnectTokenError | null;
  } | null>(null);
  const [isRequesting, setIsRequesting] = useState(false);
  const request = useCallback(async () => {
    setIsRequesting(true);
    try {
      const { scopes } = await session.requestScope(scopesToRequest(requirement));
      setUnder(null);
      const missing = missingScopes(scopes, requirement);
      return { granted: missing.length === 0, missing };
    } catch (reason) {
      // A session rejects with nothing else.
      setUnder({ session, refusal: reason as ConnectTokenError });
      return { granted: false, missing: decideScope(session.stores.access.getState(), requirement).missing };
    } finally {
      setIsRequesting(false);
    }
  }, [session, requirement]);
  // What one user was refused says nothing about another.
  return { isRequesting, request, refusal: under?.session === session ? under.refusal : null };
}

/** The first of several equal requirements: one that is written inline is another object on each render. */
function useByValue(requirement: Requirement): Requirement {
  const text = JSON.stringify(requirement ?? null);
  return useMemo(() => JSON.parse(text) as Requirement, [text]); // what was a requirement is one again
}
