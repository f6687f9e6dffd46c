"use client";
import { type QueryClient, QueryClientContext } from "@tanstack/react-query";
import { useContext, useEffect } from "react";
import { connectTokenError } from "../errors/browserCatalogue.js";
import type { ConnectTokenSession } from "../session/ConnectTokenSession.js";
import { forgetWithSession } from "./forgetWithSession.js";

/**
 * The app's own client, which forgets what it has of a session when that ends.
 *
 * @throws ConnectTokenError `missing_query_client`
 */
export function useClient(session: ConnectTokenSession, hook: string): QueryClient {
  const client = useContext(QueryClientContext);
  if (client === undefined) throw connectTokenError("missing_query_client", { hook });
  useEffect(() => forgetWithSession(client, session), [client, session]);
  return client;
}
