"use client";
import { useStore } from "zustand";
import { useNeededSession } from "./useNeededSession.js";
import { useSecondsUntil } from "./useSecondsUntil.js";

/**
 * Whole seconds until the token ends, `null` while unknown. It re-renders every second, as long as the tab is seen:
 * for a decision at a moment use {@link useConnectToken}'s `expiresAt`.
 *
 * @throws ConnectTokenError `missing_provider`
 * @example <time>{useExpiresIn() ?? "–"} s</time>
 */
export function useExpiresIn(): number | null {
  const session = useNeededSession("useExpiresIn()");
  const expiresAt = useStore(session.stores.state, (state) =>
    "expiresAt" in state ? state.expiresAt : null,
  );
  return useSecondsUntil(session.environment, expiresAt, wholeSeconds);
}

const wholeSeconds = (leftMs: number) => Math.max(0, Math.floor(leftMs / 1_000));
