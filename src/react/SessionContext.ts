"use client";
import { createContext, useContext } from "react";
import { connectTokenError } from "../errors/browserCatalogue.js";
import type { ConnectTokenSession } from "../session/ConnectTokenSession.js";

export const SessionContext = createContext<ConnectTokenSession | null>(null);

/**
 * The session of the nearest provider, without needing a token.
 *
 * @param hook Who asks, for the message.
 * @throws ConnectTokenError `missing_provider`
 */
export function useSession(hook: string): ConnectTokenSession {
  const session = useContext(SessionContext);
  if (session === null) throw connectTokenError("missing_provider", { hook });
  return session;
}
