import type { Fixes } from "./createErrorFactory.js";
import type { serverCatalogue } from "./serverCatalogue.js";

/** What to do about each error of the server's side. */
export const serverFixes: Fixes<typeof serverCatalogue> = {
  invalid_client:
    "Compare clientId and clientSecret with the OAuth client in the workspace's API settings; a rotated secret stops working at once.",
  api_throttled:
    "Wait until retryAt. If it comes often, look for what makes so many tokens: Pipedream allows 100 a minute for one user.",
  api_rejected:
    "Check projectId, projectEnvironment, baseUrl and the client's scope: making Connect tokens needs connect:tokens:create, and a Connect token may not hold more than the access token that makes it.",
  api_unavailable:
    "Nothing to do if it passes. If it stays, check baseUrl and that this server may reach it.",
  api_timeout: "Try again. If it comes often, give createConnectClient a longer timeout.",
  invalid_request:
    "Send POST with an empty body, or with JSON as docs/token-route.md describes it; createTokenCallback does.",
  scope_not_allowed:
    "Ask for less, or add the scope to createConnectTokenHandler's scope and to what authenticate allows the user.",
  unauthenticated:
    "Sign in first, and let the request carry the session cookie or header that authenticate reads.",
  forbidden_origin:
    "If it should be, add its origin to createConnectTokenHandler's allowedOrigins. If it is the app's own page, a proxy has changed Host: let it pass that on, or add the origin all the same.",
  user_mismatch:
    "Give the provider the externalUserId that authenticate answers, or leave external_user_id out of the request.",
  authenticate_failed:
    "Let it answer the user's id (text of 1 to 250 characters), { externalUserId, scope?, expiresIn? }, or null. What it threw is this error's cause, which onError is given.",
  authenticate_timeout:
    "Look at what it waits for, or give createConnectTokenHandler a longer authenticateTimeout.",
  store_unavailable:
    "Check that it is up and its client is connected. Until it answers each server asks for an access token of its own.",
  site_is_being_built:
    'Render what needs the token for each request, in Next with export const dynamic = "force-dynamic" or await connection(), or let the browser ask the route.',
};
