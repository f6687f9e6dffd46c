"use client";
import { useCallback, useInsertionEffect, useRef, useState } from "react";
import { focusedElement } from "../environment/focusedElement.js";
import { connectTokenError } from "../errors/browserCatalogue.js";
import type { ConnectTokenError } from "../errors/ConnectTokenError.js";
import { missingScopes } from "../scopes/missingScopes.js";
import { scopesToRequest } from "../scopes/scopesToRequest.js";
import type { ConnectTokenSession } from "../session/ConnectTokenSession.js";
import type { ScopeDecision } from "../session/decideScope.js";
import { restoreFocus } from "./keepFocus.js";
import type { SharedDecision } from "./sharedDecision.js";

/** What was asked last, and how it ended. */
interface Asked {
  /** Of one session and one requirement. */
  readonly shared: SharedDecision;
  /** What was decided when it was refused: of anything else it says nothing. */
  readonly decision?: ScopeDecision;
  /** Why it was refused; `null` as long as it is under way. */
  readonly refusal: ConnectTokenError | null;
}

/**
 * Asking for what is required, and why the last time it was refused.
 *
 * @param decision What `shared` says in this render.
 */
export function useStepUp(session: ConnectTokenSession, shared: SharedDecision, decision: ScopeDecision) {
  const [asked, setAsked] = useState<Asked | null>(null);
  /** What had the focus when it was asked: mostly what was pressed. */
  const asker = useRef<Element | null>(null);
  // It goes when it has worked, and has nothing to give on where it stays, or goes with its page. The end of this effect is
  // the last to see it in the page, and is none on a server.
  useInsertionEffect(
    () => () => {
      if (decision.status === "granted" || shared.get().status !== "granted") return;
      if (asker.current) restoreFocus(asker.current, "place");
      asker.current = null;
    },
    [shared, decision],
  );
  const request = useCallback(async () => {
    const { requirement } = shared;
    const own: Asked = { shared, refusal: null };
    setAsked(own);
    asker.current = focusedElement();
    const { missing, refusal } = await session.requestScope(scopesToRequest(requirement)).then(
      ({ scopes }) => {
        const missing = missingScopes(scopes, requirement);
        return {
          missing,
          refusal: missing.length > 0 ? connectTokenError("scope_not_granted", { missing }) : null,
        };
      },
      // A session rejects with nothing else.
      (refusal: ConnectTokenError) => ({ missing: shared.get().missing, refusal }),
    );
    if (refusal) asker.current = null;
    const ended = refusal && { shared, decision: shared.get(), refusal };
    // Of two at once the later one is told of.
    setAsked((last) => (last === own ? ended : last));
    return { granted: refusal === null, missing };
  }, [session, shared]);
  // What one user was refused says nothing about another, nor does one scope about the next.
  const own = asked?.shared === shared && (asked.decision ?? decision) === decision ? asked : null;
  return { isRequesting: own?.refusal === null, refusal: own?.refusal ?? null, request };
}
