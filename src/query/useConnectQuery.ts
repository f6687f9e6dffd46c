"use client";
import { type DefaultError, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useStore } from "zustand";
import { ConnectApiError } from "../api/ConnectApiError.js";
import { ConnectTokenError } from "../errors/ConnectTokenError.js";
import { useSession } from "../react/SessionContext.js";
import type { Requirement } from "../scopes/Requirement.js";
import type { ConnectTokenSession } from "../session/ConnectTokenSession.js";
import { decideScope } from "../session/decideScope.js";
import { warnOfRequirement } from "../session/warnOfRequirement.js";
import { connectKey } from "./connectKey.js";
import { type ConnectQueryOptions, connectQueryOptions } from "./connectQueryOptions.js";
import { retryConnectQuery } from "./retryConnectQuery.js";
import { useClient } from "./useClient.js";

/** What a query takes to be asked at all. */
export interface ConnectQueryRequirement {
  /** The query is enabled as long as the token grants this. Left out: as long as somebody is signed in. */
  readonly scope?: Requirement | undefined;
}

/**
 * TanStack's `useQuery` for the Connect API: over the app's own QueryClient, with the token, keyed by user and
 * environment, and enabled while the token grants `scope`. A 403 that names a scope denies its gates; what is in the
 * cache leaves it when the user signs out or changes.
 *
 * @throws ConnectTokenError `missing_provider`, `missing_query_client`, `invalid_scope`, `invalid_options`; the query
 * fails with `ConnectApiError` (`api_error`) and with whatever `getToken()` throws
 * @example
 * const accounts = useConnectQuery<AccountPage>({ path: "/v1/connect/accounts", scope: "connect:accounts:read" });
 * @example
 * const app = useConnectQuery({
 *   queryKey: ["app", slug],
 *   queryFn: async ({ connectFetch, signal }) => readApp(await connectFetch(`/v1/connect/apps/${slug}`, { signal })),
 * });
 */
export function useConnectQuery<QueryFnData = unknown, Failure = DefaultError, Data = QueryFnData>({
  scope,
  ...options
}: ConnectQueryOptions<QueryFnData, Failure, Data> & ConnectQueryRequirement): UseQueryResult<Data, Failure> {
  const session = useSession("useConnectQuery()");
  const client = useClient(session, "useConnectQuery()");
  const isScoped = scope !== undefined;
  // Without a token nobody knows what is granted.
  useEffect(() => (isScoped ? session.start() : undefined), [session, isScoped]);
  useEffect(() => {
    if (scope !== undefined) warnOfRequirement(session, scope);
  });
  const isGranted = useStore(
    session.stores.access,
    (access) => scope === undefined || decideScope(access, scope).status === "granted",
  );
  const { queryKey = [options.path] } = options;
  const defaults = client.defaultQueryOptions({ queryKey: [...connectKey(session), ...queryKey] });
  const { placeholderData } = defaults;
  const retry = options.retry ?? defaults.retry ?? retryConnectQuery;
  // An app's defaults are for data and failures of any type; leaving one of two alternatives out of a union keeps both,
  // which the type has lost.
  const own = { placeholderData, ...options, retry } as ConnectQueryOptions<QueryFnData, Failure, Data>;
  const isAllowed = session.externalUserId != null && isGranted;
  const query = { ...connectQueryOptions(session, own), ...(!isAllowed && { enabled: false }) };
  const result = useQuery(query);
  useRecovery(session, result);
  return result;
}

/** What has failed for want of a token is asked again once there is one, and the session goes on trying until then. */
function useRecovery(
  session: ConnectTokenSession,
  { error, isEnabled, refetch }: UseQueryResult<unknown, unknown>,
) {
  const isWaiting = isEnabled && error instanceof ConnectTokenError && !(error instanceof ConnectApiError);
  useEffect(() => {
    if (!isWaiting) return;
    const unsubscribe = session.stores.state.subscribe((present, before) => {
      // Every component that shows the query asks.
      if (present.status === "ready" && before.status !== "ready") void refetch({ cancelRefetch: false });
    });
    const stop = session.start();
    return () => {
      unsubscribe();
      stop();
    };
  }, [session, isWaiting, refetch]);
}
