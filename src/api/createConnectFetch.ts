import { connectTokenError } from "../errors/browserCatalogue.js";
import type { ConnectTokenSession } from "../session/ConnectTokenSession.js";
import { fieldsOf } from "../token/fieldsOf.js";
import { deniedScopes } from "./deniedScopes.js";

/**
 * A `fetch` that carries the session's token as a Bearer, and only to `baseUrl`'s origin. A path goes on where
 * `baseUrl` ends; a redirect is not followed; a 401 is repeated once with a fresh token, unless the body was a stream, which
 * cannot be sent twice; a 403 that names a missing scope denies the gates of that scope until the next token.
 *
 * @throws ConnectTokenError `foreign_origin` before anything is sent, `redirect_refused` unless the call asks for
 * redirects itself (`redirect: "manual"`), and whatever `getToken()` throws
 * @example
 * const connectFetch = createConnectFetch(session);
 * const response = await connectFetch("/v1/connect/accounts");
 */
export function createConnectFetch(session: ConnectTokenSession): typeof fetch {
  return async (input, init) => {
    const request = toRequest(input, init, session);
    // By what a stream is read with: React Native's are of another maker.
    const repeated = fieldsOf(init?.body).getReader ? null : request.clone();
    const { token, response } = await call(request, session, request.signal);
    if (response.status !== 401) return response;
    session.invalidate(token);
    if (repeated === null) return response;
    letGo(response); // before the wait
    return (await call(repeated, session, request.signal)).response;
  };
}

function toRequest(
  input: RequestInfo | URL,
  init: RequestInit | undefined,
  session: ConnectTokenSession,
): Request {
  const { baseUrl, projectEnvironment } = session;
  const url = input instanceof Request ? new URL(input.url) : resolve(String(input), baseUrl);
  const expected = new URL(baseUrl).origin;
  if (url.origin !== expected) throw connectTokenError("foreign_origin", { origin: url.origin, expected });
  const request = new Request(input instanceof Request ? input : url, init);
  if (projectEnvironment !== undefined) request.headers.set("x-pd-environment", projectEnvironment);
  return request;
}

/** A path goes on where `baseUrl` ends, which may have a path itself; everything else is what it would be on a page there. */
function resolve(address: string, baseUrl: string): URL {
  return new URL(/^\/(?![/\\])/.test(address) ? baseUrl + address : address, `${baseUrl}/`);
}

async function call(request: Request, session: ConnectTokenSession, signal: AbortSignal) {
  // TanStack Query calls from within a render, which the session must not hear of.
  await null;
  const token = await session.getToken({ signal });
  request.headers.set("authorization", `Bearer ${token}`);
  // Not followed by fetch, a redirect cannot carry the token anywhere; the API itself redirects nowhere but to files.
  const { referrer, referrerPolicy } = request; // which a Request that is made of another one loses
  const response = await fetch(new Request(request, { redirect: "manual", referrer, referrerPolicy }));
  if (isRedirect(response) && request.redirect !== "manual") {
    letGo(response);
    throw connectTokenError("redirect_refused", {});
  }
  if (response.status === 403) void withdraw(session, token, response.clone());
  return { token, response };
}

/** A browser hides where a redirect leads; other runtimes answer with it. */
function isRedirect({ type, status }: Response): boolean {
  return type === "opaqueredirect" || [301, 302, 303, 307, 308].includes(status);
}

/** Beside the caller, who is not kept waiting for the body. */
async function withdraw(session: ConnectTokenSession, token: string, response: Response): Promise<void> {
  const body: unknown = await response.json().catch(() => null);
  const denied = deniedScopes(body, response.headers);
  if (denied.length > 0) session.withdrawScope(token, denied);
}

/** A body that broke meanwhile is no loss. */
function letGo({ body }: Response): void {
  body?.cancel().catch(() => {});
}
