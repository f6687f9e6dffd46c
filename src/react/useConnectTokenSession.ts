"use client";
import type { ConnectTokenSession } from "../session/ConnectTokenSession.js";
import { useSession } from "./SessionContext.js";

/**
 * The session of the nearest provider, for an HTTP client of your own. It needs no token by itself: only its calls do.
 *
 * @throws ConnectTokenError `missing_provider`
 * @example
 * const session = useConnectTokenSession();
 * const client = useMemo(() => createPipedreamClient(session), [session]);
 */
export function useConnectTokenSession(): ConnectTokenSession {
  return useSession("useConnectTokenSession()");
}
