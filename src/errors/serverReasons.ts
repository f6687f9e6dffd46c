import type { ServerErrorCode } from "./serverCatalogue.js";

/** Why each failure of the server's side is a problem: for the page docs/errors.md, and imported by no bundle. */
export const serverReasons: Record<ServerErrorCode, string> = {
  invalid_client:
    "Without an access token no Connect token can be made. Asking again with the same id and secret cannot help, so nothing is retried; a clientSecret given as a function was read once more before this was said.",
  api_throttled:
    "Pipedream limits how often an API may be called. The wait that it asks for is longer than the time this call had left, so the caller is told when to come back instead of being kept waiting.",
  api_rejected:
    "Pipedream understood the request and says no, also with a fresh access token. The same request will be rejected again until a setting is changed.",
  api_unavailable:
    "No answer came that could be read: no connection, a server error, a redirect (which is never followed, since the request carries a secret), a page instead of JSON, or an error in a 200. It was retried where that can help.",
  api_timeout:
    "A route that waits for ever takes the app down with it, so every call has a limit. The token may have been made all the same; it is unused and ends by itself.",
  invalid_request:
    "The route takes one small JSON object and nothing else: a body that it would have to guess at may come from a form on another site.",
  scope_not_allowed:
    "What was asked for and what the route may grant have nothing in common. Nothing was sent, because Pipedream grants everything to a token that names no scope.",
  unauthenticated:
    "A Connect token acts as the user it is made for. A route that does not know who asks would let anybody act as anybody.",
  forbidden_origin:
    "The browser sends the session cookie whoever's page asks. Only the app's own pages, and the origins that were listed, may have a token made with it.",
  user_mismatch:
    "The page shows one user while the session belongs to another, as after signing in again in a second tab. A token for either would show somebody the wrong accounts. The user always comes from the session, never from the request.",
  authenticate_failed:
    "Who is asking is not known, and that must not pass for somebody who is not signed in: it is the app's own mistake, so the answer is a 500. An id that Pipedream would refuse, or that carries control characters, counts as no id.",
  authenticate_timeout:
    "A session lookup that hangs would hold the request, and with it the server, for ever.",
  store_unavailable:
    "Only a warning, once per client. The store saves OAuth requests and nothing depends on it, so a call waits 500 ms for it and no longer. What the store's client threw is not repeated: its address may hold a password.",
  site_is_being_built:
    "A page that is rendered while the site is being built is the same for everybody. Its token would be handed to every visitor, who would all act as one user. Next says that it is building (NEXT_PHASE); other builders do not, so nothing can be said there.",
};
