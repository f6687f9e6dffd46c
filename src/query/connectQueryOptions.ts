import {
  type DataTag,
  type DefaultError,
  hashKey,
  type QueryFunctionContext,
  type QueryKey,
  type UseQueryOptions,
} from "@tanstack/react-query";
import { createConnectFetch } from "../api/createConnectFetch.js";
import { expectSuccess, readJson } from "../api/readJson.js";
import { check } from "../errors/check.js";
import type { ConnectTokenSession } from "../session/ConnectTokenSession.js";
import { connectKey } from "./connectKey.js";
import { forgetWithSession, ownedBy } from "./forgetWithSession.js";

/** What a call is given to reach the API with. */
export interface ConnectCallContext {
  /**
   * `fetch` with the token, as `useConnectFetch()` gives it, but an answer that is no success rejects with
   * `ConnectApiError`, so that it is never kept as data.
   */
  readonly connectFetch: typeof fetch;
}

/** TanStack's options of a query, but for the two that are said in this kit's way. */
type OwnOptions<QueryFnData, Failure, Data> = Omit<
  UseQueryOptions<QueryFnData, Failure, Data>,
  "queryKey" | "queryFn"
>;

/**
 * What a query asks the API for: a path, or a function; beside it everything that TanStack's `useQuery` takes. The key
 * is what it is about; user and environment are put before it.
 */
export type ConnectQueryOptions<
  QueryFnData = unknown,
  Failure = DefaultError,
  Data = QueryFnData,
> = OwnOptions<QueryFnData, Failure, Data> &
  (
    | {
        /** Got with GET and read as JSON. */
        readonly path: string;
        /** Default: the path alone. */
        readonly queryKey?: QueryKey;
        readonly queryFn?: never;
      }
    | {
        readonly path?: never;
        readonly queryKey: QueryKey;
        /** TanStack's query function; its context has `connectFetch` as well. */
        readonly queryFn: (
          context: QueryFunctionContext & ConnectCallContext,
        ) => QueryFnData | Promise<QueryFnData>;
      }
  );

/** What {@link connectQueryOptions} gives: options for anything of TanStack that takes some. */
export type ConnectQuery<QueryFnData, Failure, Data> = OwnOptions<QueryFnData, Failure, Data> & {
  readonly queryKey: DataTag<QueryKey, QueryFnData, Failure>;
  readonly queryFn: (context: QueryFunctionContext) => Promise<QueryFnData>;
};

/**
 * The options of a query of the Connect API with a session's token, as TanStack's `queryOptions`: for `useSuspenseQuery`,
 * `prefetchQuery`, `ensureQueryData` and `useQueries`. What it has fetched leaves the cache when the session ends; what was
 * only hydrated, or restored by a persister, or fetched by a provider that was never shown, as where its `<Suspense>` stands
 * above it, does so where {@link useConnectQuery} is mounted as well.
 *
 * @throws nothing itself; the query `ConnectApiError` (`api_error`), `invalid_options`, and whatever `getToken()` throws
 * @example
 * const accounts = connectQueryOptions(session, { path: "/v1/connect/accounts" });
 * await queryClient.prefetchQuery(accounts);
 */
export function connectQueryOptions<QueryFnData = unknown, Failure = DefaultError, Data = QueryFnData>(
  session: ConnectTokenSession,
  { path, queryFn, queryKey, ...options }: ConnectQueryOptions<QueryFnData, Failure, Data>,
): ConnectQuery<QueryFnData, Failure, Data> {
  const prefix = connectKey(session);
  const connectFetch = createSuccessfulFetch(session);
  const { placeholderData } = options;
  const own = {
    ...options,
    queryKey: [...prefix, ...(queryKey ?? [path])],
    queryFn: ownedBy(session, async (context: QueryFunctionContext): Promise<QueryFnData> => {
      forgetWithSession(context.client, session);
      // Assigned, not spread: reading `signal` tells TanStack that the query can be cancelled.
      if (queryFn !== undefined) return queryFn(Object.assign(context, { connectFetch }));
      check(path !== undefined, "a query's path", "is missing");
      // Which type the path's data has only the caller can say.
      return readJson(await connectFetch(path, { signal: context.signal })) as Promise<QueryFnData>;
    }),
    // Said in any case: a client's own default would show the data of whoever was there before.
    placeholderData:
      typeof placeholderData === "function"
        ? ofSameOwner(placeholderData as Placeholder, prefix)
        : placeholderData,
  };
  return own as unknown as ConnectQuery<QueryFnData, Failure, Data>; // the tag of the key is in its type alone
}

/** As TanStack calls it: with the data of the query before, and that query. */
type Placeholder = (data: unknown, query: { readonly queryKey: QueryKey } | undefined) => unknown;

/** The data of the query before may be another user's, and is then not shown. */
function ofSameOwner(placeholder: Placeholder, prefix: QueryKey): Placeholder {
  const owner = hashKey(prefix);
  return (data, query) =>
    query !== undefined && hashKey(query.queryKey.slice(0, prefix.length)) === owner
      ? placeholder(data, query)
      : placeholder(undefined, undefined);
}

/** A fetch with the token that resolves to nothing but success. */
export function createSuccessfulFetch(session: ConnectTokenSession): typeof fetch {
  const connectFetch = createConnectFetch(session);
  return async (input, init) => expectSuccess(await connectFetch(input, init));
}
