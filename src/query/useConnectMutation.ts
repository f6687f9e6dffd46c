"use client";
import {
  type DefaultError,
  type MutateOptions,
  type MutationFunctionContext,
  MutationObserver,
  notifyManager,
  type QueryClient,
  type UseMutationOptions,
  type UseMutationResult,
} from "@tanstack/react-query";
import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { untilSessionEnds } from "../api/untilSessionEnds.js";
import { useSession } from "../react/SessionContext.js";
import type { ConnectTokenSession } from "../session/ConnectTokenSession.js";
import { connectKey } from "./connectKey.js";
import { type ConnectCallContext, createSuccessfulFetch } from "./connectQueryOptions.js";
import { ownedBy } from "./forgetWithSession.js";
import { useClient } from "./useClient.js";

/** TanStack's options of a mutation; its function has `connectFetch` in its context. */
export type ConnectMutationOptions<Data, Failure, Variables, OnMutateResult> = Omit<
  UseMutationOptions<Data, Failure, Variables, OnMutateResult>,
  "mutationFn"
> & {
  readonly mutationFn: (
    variables: Variables,
    context: MutationFunctionContext & ConnectCallContext,
  ) => Promise<Data>;
};

/**
 * TanStack's `useMutation` for the Connect API: over the app's own QueryClient and with the token. Another user's hook
 * knows nothing of what the one before has done. Put its button into a gate: the API decides what is allowed.
 *
 * @throws ConnectTokenError `missing_provider`, `missing_query_client`; the mutation fails with `ConnectApiError`
 * (`api_error`) and with whatever `getToken()` throws
 * @example
 * const disconnect = useConnectMutation({
 *   mutationFn: (id: string, { connectFetch }) => connectFetch(`/v1/connect/accounts/${id}`, { method: "DELETE" }),
 *   onSuccess: (_data, _id, _result, { client }) => client.invalidateQueries({ queryKey: ["react-connect-token"] }),
 * });
 */
export function useConnectMutation<
  Data = unknown,
  Failure = DefaultError,
  Variables = void,
  OnMutateResult = unknown,
>(
  options: ConnectMutationOptions<Data, Failure, Variables, OnMutateResult>,
): UseMutationResult<Data, Failure, Variables, OnMutateResult> {
  const session = useSession("useConnectMutation()");
  const client = useClient(session, "useConnectMutation()");
  const own = optionsFor(session, options);
  // Not useMutation: it would show what the user before has done until its effects have run.
  const [made, setMade] = useState(() => make(session, client, own));
  const isOther = made.session !== session || made.client !== client;
  const current = isOther ? make(session, client, own) : made;
  if (isOther) setMade(current);
  const { observer } = current;
  useEffect(() => observer.setOptions(own));
  const read = () => observer.getCurrentResult();
  const result = useSyncExternalStore(
    useCallback((onChange: () => void) => observer.subscribe(notifyManager.batchCalls(onChange)), [observer]),
    read,
    read,
  );
  const mutate = useCallback(
    (variables: Variables, more?: MutateOptions<Data, Failure, Variables, OnMutateResult>) => {
      observer.mutate(variables, more).catch(() => {}); // it shows in the result
    },
    [observer],
  );
  const { throwOnError } = observer.options;
  const { error } = result;
  if (error !== null && (typeof throwOnError === "function" ? throwOnError(error) : throwOnError))
    throw error;
  // What a mutation without variables takes only the type of a call knows.
  return { ...result, mutate, mutateAsync: result.mutate } as UseMutationResult<
    Data,
    Failure,
    Variables,
    OnMutateResult
  >;
}

function make<Data, Failure, Variables, OnMutateResult>(
  session: ConnectTokenSession,
  client: QueryClient,
  options: UseMutationOptions<Data, Failure, Variables, OnMutateResult>,
) {
  return { session, client, observer: new MutationObserver(client, options) };
}

function optionsFor<Data, Failure, Variables, OnMutateResult>(
  session: ConnectTokenSession,
  options: ConnectMutationOptions<Data, Failure, Variables, OnMutateResult>,
): UseMutationOptions<Data, Failure, Variables, OnMutateResult> {
  const connectFetch = createSuccessfulFetch(session);
  return {
    ...options,
    mutationKey: [...connectKey(session), ...(options.mutationKey ?? [])],
    mutationFn: ownedBy(session, (variables: Variables, context: MutationFunctionContext) =>
      untilSessionEnds(session, Promise.resolve(options.mutationFn(variables, { ...context, connectFetch }))),
    ),
  };
}
