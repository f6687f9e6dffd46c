"use client";
import { useMemo } from "react";
import { useStore } from "zustand";
import { useShallow } from "zustand/react/shallow";
import type { ConnectTokenSession } from "../session/ConnectTokenSession.js";
import type { ConnectTokenState } from "../session/SessionState.js";
import { hideToken } from "../token/hideToken.js";
import { useNeededSession } from "./useNeededSession.js";

/** What {@link useConnectToken} gives: the state, told apart by `status`, and what can be asked of the session. */
export type ConnectTokenSnapshot = ConnectTokenState &
  Pick<ConnectTokenSession, "getToken" | "refresh" | "requestScope">;

/**
 * The token's state, and `getToken`, `refresh` and `requestScope`. With a selector the component re-renders only when
 * the selected value changes; the selector may build an object. While it is mounted the token is fetched and kept fresh.
 *
 * @throws ConnectTokenError `missing_provider`
 * @example
 * const connect = useConnectToken();
 * if (connect.status === "error") return <button onClick={() => connect.refresh()}>Try again</button>;
 * @example const isRefreshing = useConnectToken((state) => state.status === "ready" && state.isRefreshing);
 */
export function useConnectToken(): ConnectTokenSnapshot;
export function useConnectToken<Selected>(selector: (state: ConnectTokenSnapshot) => Selected): Selected;
export function useConnectToken<Selected = ConnectTokenSnapshot>(
  selector: (state: ConnectTokenSnapshot) => Selected = itself,
): Selected {
  const session = useNeededSession("useConnectToken()");
  const snapshots = useMemo(() => createSnapshots(session), [session]);
  const shallow = useShallow((state: ConnectTokenState) => selector(snapshots(state)));
  // The hidden token does not count for shallow equality, so a whole state is compared by identity.
  return useStore(
    session.stores.state,
    selector === itself ? (state) => selector(snapshots(state)) : shallow,
  );
}

/** One snapshot for each state, so that the same state is the same object. */
function createSnapshots(session: ConnectTokenSession) {
  const { getToken, refresh, requestScope } = session;
  const snapshots = new WeakMap<ConnectTokenState, ConnectTokenSnapshot>();
  return (state: ConnectTokenState): ConnectTokenSnapshot => {
    const known = snapshots.get(state);
    if (known !== undefined) return known;
    const snapshot = { ...state, getToken, refresh, requestScope };
    const whole = state.status === "ready" ? hideToken(snapshot, state.token) : snapshot;
    snapshots.set(state, whole as ConnectTokenSnapshot); // spreading a union member keeps its fields, not its type
    return whole as ConnectTokenSnapshot;
  };
}

// Without a selector everything is selected, so the two type parameters are one.
const itself = (state: ConnectTokenSnapshot) => state as never;
