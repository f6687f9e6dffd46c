import { connectTokenError } from "../errors/browserCatalogue.js";
import type { ConnectTokenSession } from "../session/ConnectTokenSession.js";
import { fieldsOf } from "../token/fieldsOf.js";
import { deniedScopes } from "./deniedScopes.js";
import { untilSessionEnds } from "./untilSessionEnds.js";

/**
 * A `fetch` that carries the session's token as a Bearer, and only to `baseUrl`'s origin. A path goes on where
 * `baseUrl` ends; a redirect is not followed; a 401 is repeated once with a fresh token, unless the body was a stream, which
 * cannot be sent twice; a 403 that names a missing scope denies the gates of that scope until the next token. No answer is
 * kept in the browser's cache, which does not know whose it was, unless the call says `cache` itself.
 *
 * @throws ConnectTokenError `foreign_origin` before anything is sent, `redirect_refused` unless the call asks for
 * redirects itself (`redirect: "manual"`), `disposed` when the user has changed meanwhile, and whatever `getToken()` throws
 * @example
 * const connectFetch = createConnectFetch(session);
 * const response = await connectFetch("/v1/connect/accounts");
 */
export function createConnectFetch(session: ConnectTokenSession): typeof fetch {
  return async (input, init) => {
    const request = toRequest(input, init, session);
    // By what a stream is read with: React Native's are of another maker.
    const repeated = fieldsOf(init?.body).getReader ? null : request.clone();
    const further = furtherInit(request, input, init);
    const { token, response } = await untilSessionEnds(session, call(request, session, further));
    if (response.status !== 401) return response;
    session.invalidate(token);
    if (repeated === null) return response;
    letGo(response); // before the wait
    return (await untilSessionEnds(session, call(repeated, session, further))).response;
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

/** What fetch is given beside the request. */
function furtherInit(request: Request, input: RequestInfo | URL, init: RequestInit | undefined) {
  const { referrer, referrerPolicy, cache } = request;
  const { signal, cache: ownCache } = init ?? {};
  return {
    // Not followed by fetch, a redirect cannot carry the token anywhere; the API itself redirects nowhere but to files.
    redirect: "manual",
    // The caller's own: what a Request in Node makes of it is lost to the next garbage collection.
    signal: signal ?? (input instanceof Request ? input.signal : null),
    // A browser's cache does not know whose token it was. Where a Request knows of no cache there is none.
    ...(cache === "default" && ownCache === undefined && { cache: "no-store" }),
    // A request that is given anything further loses these.
    referrer,
    referrerPolicy,
  } satisfies RequestInit;
}

async function call(request: Request, session: ConnectTokenSession, further: RequestInit) {
  // TanStack Query calls from within a render, which the session must not hear of.
  await null;
  const { signal } = further;
  const token = await session.getToken(signal ? { signal } : {});
  request.headers.set("authorization", `Bearer ${token}`);
  const response = await fetch(request, further);
  if (isRedirect(response) && request.redirect !== "manual") {
    letGo(response);
    throw connectTokenError("redirect_refused", {});
  }
  if (response.status === 403) void withdraw(session, token, response.clone());
  return { token, response };
}

/** A browser hides where a redirect leads; other runtimes answer with it. */
export function isRedirect({ type, status }: Response): boolean {
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
