"use client";
import { useCallback, useState } from "react";
import { connectTokenError } from "../errors/browserCatalogue.js";
import type { ConnectTokenError } from "../errors/ConnectTokenError.js";
import { missingScopes } from "../scopes/missingScopes.js";
import type { Requirement } from "../scopes/Requirement.js";
import { scopesToRequest } from "../scopes/scopesToRequest.js";
import type { ConnectTokenSession } from "../session/ConnectTokenSession.js";
import { decideScope } from "../session/decideScope.js";

/** What was asked last, and how it ended. */
interface Asked {
  readonly session: ConnectTokenSession;
  readonly requirement: Requirement;
  /** Why it was refused; `null` as long as it is under way. */
  readonly refusal: ConnectTokenError | null;
}

/**
 * Asking for what is required, and why the last time it was refused.
 *
 * @param requirement The same object as long as it says the same.
 */
export function useStepUp(session: ConnectTokenSession, requirement: Requirement) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const request = useCallback(async () => {
    const own: Asked = { session, requirement, refusal: null };
    setAsked(own);
    const { missing, refusal } = await session.requestScope(scopesToRequest(requirement)).then(
      ({ scopes }) => {
        const missing = missingScopes(scopes, requirement);
        return {
          missing,
          refusal: missing.length > 0 ? connectTokenError("scope_not_granted", { missing }) : null,
        };
      },
      // A session rejects with nothing else.
      (refusal: ConnectTokenError) => ({
        missing: decideScope(session.stores.access.getState(), requirement).missing,
        refusal,
      }),
    );
    // Of two at once the later one is told of.
    setAsked((last) => (last === own ? refusal && { ...own, refusal } : last));
    return { granted: refusal === null, missing };
  }, [session, requirement]);
  // What one user was refused says nothing about another, nor does one scope about the next.
  const own = asked?.session === session && asked.requirement === requirement ? asked : null;
  return { isRequesting: own?.refusal === null, refusal: own?.refusal ?? null, request };
}
