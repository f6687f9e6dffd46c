"use client";
import { useCallback, useSyncExternalStore } from "react";
import { useSession } from "../react/SessionContext.js";
import { subscribeToSeconds } from "../react/subscribeToSeconds.js";

/** Whole seconds until a moment, ticking, never below one; `null` on a server, whose clock is not the reader's. */
export function useSecondsUntil(moment: Date, who: string): number | null {
  const { environment } = useSession(who);
  const read = () => Math.max(1, Math.ceil((moment.getTime() - environment.clock().wall) / 1_000));
  return useSyncExternalStore(
    useCallback((onSecond: () => void) => subscribeToSeconds(environment, onSecond), [environment]),
    read,
    () => null,
  );
}
