"use client";
import { useEffect } from "react";
import type { ConnectTokenSession } from "../session/ConnectTokenSession.js";
import { useSession } from "./SessionContext.js";

/**
 * The session of the nearest provider, which keeps its token fresh for as long as this component is mounted and
 * not hidden by an Activity.
 *
 * @throws ConnectTokenError `missing_provider`
 */
export function useNeededSession(hook: string): ConnectTokenSession {
  const session = useSession(hook);
  useEffect(() => session.start(), [session]);
  return session;
}
