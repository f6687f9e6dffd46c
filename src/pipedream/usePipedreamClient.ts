"use client";
import type { PipedreamClient } from "@pipedream/sdk/browser";
import { useMemo } from "react";
import { useSession } from "../react/SessionContext.js";
import { createPipedreamClient } from "./createPipedreamClient.js";

/**
 * The official browser client on the session of the nearest provider, the same one until the user changes. Calling it
 * needs no token by itself: only the client's calls do. For headers of your own use {@link createPipedreamClient} with
 * `useConnectTokenSession()`.
 *
 * @throws ConnectTokenError `missing_provider`
 * @example
 * const client = usePipedreamClient();
 * const accounts = useQuery({ queryKey: ["accounts", client.externalUserId], queryFn: () => listAccounts(client) });
 */
export function usePipedreamClient(): PipedreamClient {
  const session = useSession("usePipedreamClient()");
  return useMemo(() => createPipedreamClient(session), [session]);
}
