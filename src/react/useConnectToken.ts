"use client";
import { useRef } from "react";
import { useStore } from "zustand";
import type { ConnectTokenSession } from "../session/ConnectTokenSession.js";
import type { ConnectTokenState } from "../session/SessionState.js";
import { sameFields } from "../session/sameFields.js";
import { hideToken } from "../token/hideToken.js";
import { useNeededSession } from "./useNeededSession.js";

/** What {@link useConnectToken} gives: the state, told apart by `status`, and what can be asked of the session. */
export type ConnectTokenSnapshot = ConnectTokenState &
  Pick<ConnectTokenSession, "getToken" | "refresh" | "requestScope">;

/**
 * The token's state, and `getToken`, `refresh` and `requestScope`. With a selector the component re-renders only when
 * the selected value changes; the selector may build an object, a list, a `Set` or a `Map`. That is compared one level deep, so
 * what it holds must be the same itself: `(state) => ({ list: [state.status] })` would render without end. While it is
 * mounted the token is fetched and kept fresh.
 *
 * @throws ConnectTokenError `missing_provider`
 * @example
 * const connect = useConnectToken();
 * // A failure shows in the state; the promise is for who wants the token itself.
 * const tryAgain = () => connect.refresh().catch(() => {});
 * if (connect.status === "error") return <button onClick={tryAgain}>Try again</button>;
 * @example const isRefreshing = useConnectToken((state) => state.status === "ready" && state.isRefreshing);
 */
export function useConnectToken(): ConnectTokenSnapshot;
export function useConnectToken<Selected>(selector: (state: ConnectTokenSnapshot) => Selected): Selected;
export function useConnectToken<Selected = ConnectTokenSnapshot>(
  selector: (state: ConnectTokenSnapshot) => Selected = itself,
): Selected {
  const session = useNeededSession("useConnectToken()");
  const last = useRef<Selected | undefined>(undefined);
  return useStore(session.stores.state, (state) => {
    const next = selector(snapshotOf(session, state));
    if (!sameFields(entriesOf(last.current), entriesOf(next))) last.current = next;
    return last.current as Selected; // it says the same as `next`
  });
}

/** What there is to compare of a value that has no fields: its kind, and what it holds. */
function entriesOf(value: unknown): unknown {
  if (value instanceof Date) return [Date, value];
  return value instanceof Set || value instanceof Map ? [value.constructor, ...[...value].flat()] : value;
}

/** A state with what can be asked of its session; the token stays hidden. */
export function snapshotOf(session: ConnectTokenSession, state: ConnectTokenState): ConnectTokenSnapshot {
  const { getToken, refresh, requestScope } = session;
  const snapshot = { ...state, getToken, refresh, requestScope };
  const whole = state.status === "ready" ? hideToken(snapshot, state.token) : snapshot;
  return whole as ConnectTokenSnapshot; // spreading a union member keeps its fields, not its type
}

// Without a selector everything is selected, so the two type parameters are one.
const itself = (state: ConnectTokenSnapshot) => state as never;
