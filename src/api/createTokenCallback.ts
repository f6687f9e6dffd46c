import { canBeAsked } from "../environment/canBeAsked.js";
import { eitherSignal } from "../environment/eitherSignal.js";
import { check } from "../errors/check.js";
import type { TokenCallback } from "../token/TokenCallback.js";

/** How {@link createTokenCallback} asks. */
export interface TokenCallbackOptions {
  /**
   * Whether the user's id is sent along, so that the route can refuse one that is not its own session's. The route
   * never believes it. Default `true`.
   */
  readonly sendExternalUserId?: boolean;
  /**
   * What fetch is given beside method and body, such as headers, credentials or a signal of your own; a function is
   * asked each time.
   */
  readonly init?: RequestInit | (() => RequestInit | Promise<RequestInit>);
}

/**
 * Makes the callback for a route that `createConnectTokenHandler` of `react-connect-token/server` answers, or any route
 * that speaks its wire (docs/token-route.md).
 *
 * @param url Where the route is; a path is taken on the page's own origin.
 * @throws ConnectTokenError `invalid_options`; when it is called, for a path where there is no page, as on a server
 * @example <ConnectTokenProvider externalUserId={user.id} tokenCallback={createTokenCallback("/api/connect-token")}>
 */
export function createTokenCallback(
  url: string | URL,
  { sendExternalUserId = true, init }: TokenCallbackOptions = {},
): TokenCallback {
  check(String(url ?? "") !== "", "createTokenCallback's url", "is missing");
  return async (request) => {
    const { externalUserId, scope, expiresIn, purpose, app, signal } = request;
    const given = typeof init === "function" ? await init() : init;
    const headers = new Headers(given?.headers);
    headers.set("content-type", "application/json");
    headers.set("accept", "application/json");
    try {
      return await fetch(url, {
        ...given,
        method: "POST",
        headers,
        // JSON leaves out what is undefined, so the body holds only what was asked for.
        body: JSON.stringify({
          scope,
          expires_in: expiresIn,
          purpose,
          app,
          external_user_id: sendExternalUserId ? externalUserId : undefined,
        }),
        cache: "no-store",
        signal: endOf(signal, given?.signal),
      });
    } catch (reason) {
      check(
        canBeAsked(url),
        "createTokenCallback's url",
        "is a path, and there is no page here that it is on",
      );
      throw reason;
    }
  };
}

/** The request ends with the session's signal or with one of the app's own, such as a time limit. */
function endOf(signal: AbortSignal | undefined, own: AbortSignal | null | undefined): AbortSignal | null {
  if (!signal || !own) return signal ?? own ?? null;
  // One that lives as long as the app would gather a listener for each token.
  return AbortSignal.any?.([signal, own]) ?? eitherSignal(signal, own).signal;
}
