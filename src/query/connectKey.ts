import type { ConnectTokenSession } from "../session/ConnectTokenSession.js";

/**
 * What every key of a session's queries and mutations begins with: whose they are and where they come from. It holds
 * nothing of the token.
 *
 * @example queryClient.invalidateQueries({ queryKey: [...connectKey(session), "accounts"] });
 */
export function connectKey(session: ConnectTokenSession) {
  const { externalUserId = null, projectEnvironment = null, baseUrl } = session;
  return ["react-connect-token", { externalUserId, projectEnvironment, baseUrl }] as const;
}
