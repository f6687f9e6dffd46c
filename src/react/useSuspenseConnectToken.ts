"use client";
import { useContext, useMemo } from "react";
import { connectTokenError } from "../errors/browserCatalogue.js";
import { HomeContext } from "./HomeContext.js";
import { streamedToken } from "./streamedToken.js";
import { type ConnectTokenSnapshot, snapshotOf } from "./useConnectToken.js";
import { useNeededSession } from "./useNeededSession.js";
import { useSnapshot } from "./useSnapshot.js";

/**
 * The same as `useConnectToken()` for a component that shows nothing without a token: it suspends until there is a first
 * one, and never again for that user. Its `<Suspense>` stands inside the provider. What does not retry by itself is
 * thrown to the nearest error boundary; when that is reset, the server is asked once, but not within 1 s of its answer (up
 * to 4 s where it answered in vain again).
 *
 * A promise given as `initialToken` is waited for on a server too. Without `initialToken` a server sends the fallback
 * (React reports `missing_initial_token` to `onError`), and the browser goes on.
 *
 * @throws ConnectTokenError `missing_provider`, `signed_out`, `missing_initial_token`, or why there will be no token by itself
 * @example
 * const { scopes } = useSuspenseConnectToken();
 */
export function useSuspenseConnectToken(): Extract<ConnectTokenSnapshot, { status: "ready" | "expired" }> {
  const session = useNeededSession("useSuspenseConnectToken()");
  const home = useContext(HomeContext);
  const { state: store, access } = session.stores;
  let isHydrating = false; // or rendered on a server
  const published = useSnapshot(store.subscribe, store.getState, () => {
    isHydrating = true;
    const first = store.getInitialState();
    if (first.status !== "pending") return first;
    // What a server waited for is what it wrote, whatever became of it since.
    const streamed = streamedToken(session);
    return streamed && "status" in streamed && streamed.status === "ready" ? streamed : store.getState();
  });
  const snapshot = useMemo(() => {
    const streamed = published.status === "pending" ? streamedToken(session) : undefined;
    return streamed instanceof Promise ? streamed : snapshotOf(session, streamed ?? published);
  }, [session, published]);
  const arrival = snapshot instanceof Promise ? snapshot : undefined;
  if (!(snapshot instanceof Promise) && (snapshot.status === "ready" || snapshot.status === "expired"))
    return snapshot;

  const end = access.getState();
  if (end.status === "ended") home?.throwUnlessShown(session, end.error);
  if (isHydrating && arrival === undefined) throw connectTokenError("missing_initial_token", {});
  // React's `use` does not exist in 18.2; a thrown promise means the same in every version.
  throw home?.wait(session, arrival);
}
