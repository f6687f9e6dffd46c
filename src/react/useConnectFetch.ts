"use client";
import { useMemo } from "react";
import { createConnectFetch } from "../api/createConnectFetch.js";
import { useSession } from "./SessionContext.js";

/**
 * A `fetch` that carries the token, only to `baseUrl`'s origin; a 401 is repeated once with a fresh token.
 *
 * @throws ConnectTokenError `missing_provider`; the function itself `foreign_origin` and whatever `getToken()` throws
 * @example
 * const connectFetch = useConnectFetch();
 * const accounts = await (await connectFetch("/v1/connect/accounts")).json();
 */
export function useConnectFetch(): typeof fetch {
  const session = useSession("useConnectFetch()");
  return useMemo(() => createConnectFetch(session), [session]);
}
