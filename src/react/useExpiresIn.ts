"use client";
import { useCallback, useSyncExternalStore } from "react";
import { useStore } from "zustand";
import { subscribeToSeconds } from "./subscribeToSeconds.js";
import { useNeededSession } from "./useNeededSession.js";

/**
 * Whole seconds until the token ends, `null` while unknown. It re-renders every second, as long as the tab is seen:
 * for a decision at a moment use {@link useConnectToken}'s `expiresAt`.
 *
 * @throws ConnectTokenError `missing_provider`
 * @example <time>{useExpiresIn() ?? "–"} s</time>
 */
export function useExpiresIn(): number | null {
  const session = useNeededSession("useExpiresIn()");
  const { environment } = session;
  const expiresAt = useStore(session.stores.state, (state) =>
    "expiresAt" in state ? state.expiresAt : null,
  );
  const read = () =>
    expiresAt === null
      ? null
      : Math.max(0, Math.floor((expiresAt.getTime() - environment.clock().wall) / 1_000));
  return useSyncExternalStore(
    useCallback((onSecond: () => void) => subscribeToSeconds(environment, onSecond), [environment]),
    read,
    () => null, // a server's clock is not the reader's
  );
}
