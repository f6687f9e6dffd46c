import { invalid, type ReadToken, readTokenResponse } from "./readTokenResponse.js";

/**
 * Reads a token that has to be one user's.
 *
 * @param mayLackDate Whether a token without an end will do.
 * @throws ConnectTokenError `invalid_response`
 */
export function readOwnToken(answer: unknown, externalUserId: string, mayLackDate = false): ReadToken {
  const read = readTokenResponse(answer);
  const owner = read.externalUserId ?? externalUserId;
  if (owner !== externalUserId) throw invalid("external_user_id", "names another user");
  const hasEnd = read.expiresIn !== null || read.expiresAt !== null;
  if (!hasEnd && !mayLackDate) throw invalid("expires_at", "is missing");
  return read;
}
