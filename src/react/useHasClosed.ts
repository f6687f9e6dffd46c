"use client";
import { useContext, useEffect, useState } from "react";
import type { ScopeDecision } from "../session/decideScope.js";
import { HomeContext } from "./HomeContext.js";
import { SessionContext } from "./SessionContext.js";
import { untoldClosings } from "./sharedDecision.js";

/**
 * Whether what calls it was mounted because a gate has closed: a scope was withdrawn, the session ended, or the user
 * went. It is `false` for what was closed from the start, and for what mounts later on.
 *
 * @param decision What its gate says; only the first one counts.
 */
export function useHasClosed({ reason, missing }: ScopeDecision): boolean {
  const home = useContext(HomeContext);
  const session = useContext(SessionContext);
  const [hasClosed] = useState(
    () => reason !== "pending" && (untoldClosings.has(missing) || (home?.isReplacing(session) ?? false)),
  );
  useEffect(() => void untoldClosings.delete(missing), [missing]);
  return hasClosed;
}
