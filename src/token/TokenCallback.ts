import type { ConnectTokenRefusal, ConnectTokenResponse } from "./ConnectTokenResponse.js";

/** What a {@link TokenCallback} is asked: only what was asked for, so for an API token `{ externalUserId }`. */
export interface TokenRequest {
  /** The signed-in user as the browser knows it. The server compares it with its own session, and never believes it. */
  readonly externalUserId: string;
  /** Space-separated scopes. */
  readonly scope?: string;
  /** Seconds the token shall live, 1…14,400. */
  readonly expiresIn?: number;
  /** `"connect"`: a token for one connect flow, which the server may make shorter and for one app. */
  readonly purpose?: "connect";
  /** The app that is being connected, with `purpose`. */
  readonly app?: string;
  /**
   * Aborted when the answer is no longer wanted. It is read by this name alone and no property that a list of them
   * holds, so that a Server Action, which takes plain objects only, can be passed as a callback as it is.
   */
  readonly signal?: AbortSignal;
}

/**
 * Asks your server for a Connect token. The official SDK's own callbacks have this type. A `Response` may be returned
 * straight from fetch: status, `Retry-After`, `Date` and `Age` are then understood. It is never called during a render.
 *
 * @example
 * const tokenCallback: TokenCallback = ({ signal }) => fetch("/api/connect-token", { method: "POST", signal });
 */
export type TokenCallback = (
  request: TokenRequest,
) => Promise<ConnectTokenResponse | ConnectTokenRefusal | Response>;
