"use client";
import { useStore } from "zustand";
import { useNeededSession } from "./useNeededSession.js";

const none: readonly string[] = [];

/**
 * What is granted; empty while nobody knows. It is another list only when the set of scopes changes.
 *
 * @throws ConnectTokenError `missing_provider`
 * @example useScopes().map(describeScope)
 */
export function useScopes(): readonly string[] {
  const session = useNeededSession("useScopes()");
  return useStore(session.stores.access, (access) => (access.status === "known" ? access.scopes : none));
}
