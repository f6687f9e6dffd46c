"use client";
import type { Requirement } from "../scopes/Requirement.js";
import type { ScopeDecision } from "../session/decideScope.js";
import { useSession } from "./SessionContext.js";
import { sharedDecision } from "./sharedDecision.js";
import { useSnapshot } from "./useSnapshot.js";
import { useStepUp } from "./useStepUp.js";

/** What a gate shows, and what a component needs to ask for more. */
export interface ScopeStatus extends ScopeDecision {
  /** Whether the requirement is met. */
  readonly granted: boolean;
  /**
   * Whether {@link request} is under way. Inside an async transition it stays `false` until the action is over, as all
   * state does: use React's own `isPending` there.
   */
  readonly isRequesting: boolean;
  /**
   * Asks for what is required (step-up). It never rejects: when the server refuses, `granted` is `false` and the
   * server's reason then stands in `error`; when it answers with a token that grants less, that is `scope_not_granted`.
   */
  request(): Promise<{ readonly granted: boolean; readonly missing: readonly string[] }>;
}

/**
 * Whether the token grants what is required, told apart as a gate shows it: `pending` · `granted` · `denied` · `error`.
 * It re-renders when this answer changes, and not when the token does. It decides what is shown; what is allowed the API decides.
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
  const session = useSession(who);
  const shared = sharedDecision(session, requirement);
  const decision = useSnapshot(shared.subscribe, shared.get, shared.getInitial);
  const { isRequesting, refusal, request } = useStepUp(session, shared, decision);
  return {
    ...decision,
    granted: decision.status === "granted",
    isRequesting,
    request,
    ...(refusal !== null && { error: refusal }),
  };
}
