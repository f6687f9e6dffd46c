import { connectTokenError } from "../errors/browserCatalogue.js";
import type { ConnectTokenSession } from "../session/ConnectTokenSession.js";

/**
 * A `fetch` that carries the session's token as a Bearer, and only to `baseUrl`'s origin. A path resolves against
 * `baseUrl`; a redirect is not followed to another origin; a 401 is repeated once with a fresh token, unless the body
 * was a stream, which cannot be sent twice.
 *
 * @throws ConnectTokenError `foreign_origin` before anything is sent, and whatever `getToken()` throws
 * @example
 * const connectFetch = createConnectFetch(session);
 * const response = await connectFetch("/v1/connect/accounts");
 */
export function createConnectFetch(session: ConnectTokenSession): typeof fetch {
  return async (input, init) => {
    const request = toRequest(input, init, session);
    const repeated = init?.body instanceof ReadableStream ? null : request.clone();
    const token = await session.getToken({ signal: request.signal });
    const response = await send(request, token);
    if (response.status !== 401) return response;
    session.invalidate(token);
    if (repeated === null) return response;
    response.body?.cancel().catch(() => {}); // let go before the wait; a body that broke meanwhile is no loss
    return send(repeated, await session.getToken({ signal: request.signal }));
  };
}

function toRequest(
  input: RequestInfo | URL,
  init: RequestInit | undefined,
  session: ConnectTokenSession,
): Request {
  const { baseUrl, projectEnvironment } = session;
  const url = new URL(input instanceof Request ? input.url : input, baseUrl);
  const expected = new URL(baseUrl).origin;
  if (url.origin !== expected) throw connectTokenError("foreign_origin", { origin: url.origin, expected });
  const request = new Request(input instanceof Request ? input : url, init);
  if (projectEnvironment !== undefined) request.headers.set("x-pd-environment", projectEnvironment);
  return request;
}

/** With `redirect: "error"` a redirect cannot carry the token anywhere; the API itself redirects nowhere but to files. */
function send(request: Request, token: string): Promise<Response> {
  request.headers.set("authorization", `Bearer ${token}`);
  return fetch(new Request(request, { redirect: request.redirect === "manual" ? "manual" : "error" }));
}
