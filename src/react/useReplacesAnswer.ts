"use client";
import { useContext, useEffect, useState } from "react";
import type { ScopeDecision } from "../session/decideScope.js";
import { HomeContext } from "./HomeContext.js";
import { SessionContext } from "./SessionContext.js";
import { untoldAnswers } from "./sharedDecision.js";

/**
 * Whether what calls it was mounted because a gate that had an answer has another one: a scope was withdrawn, the session
 * ended, or the user went. It is `false` for the first answer, and for what mounts once it was told.
 *
 * @param decision What its gate says; only the first one counts.
 */
export function useReplacesAnswer({ reason, missing }: ScopeDecision): boolean {
  const home = useContext(HomeContext);
  const session = useContext(SessionContext);
  const [isReplacement] = useState(
    () => reason !== "pending" && (untoldAnswers.has(missing) || (home?.isReplacing(session) ?? false)),
  );
  useEffect(() => void untoldAnswers.delete(missing), [missing]);
  return isReplacement;
}
