import type { browserCatalogue } from "./browserCatalogue.js";
import type { Fixes } from "./createErrorFactory.js";

/** What to do about each error of the browser's side: said in development, and on the page docs/errors.md. */
export const browserFixes: Fixes<typeof browserCatalogue> = {
  callback_failed:
    "Look at this error's cause. \"Failed to fetch\" is no connection, or an answer that the browser kept back (CORS): list the page's origin in the route's allowedOrigins, and let the route answer OPTIONS. A callback of your own says more by returning the Response of fetch as it is, or a refusal.",
  callback_timeout: "Make the token route answer faster, or give the provider a longer timeout.",
  callback_unauthorized:
    'Sign the user in again. If they are signed in, the request lacks the session cookie or header that the route reads: give createTokenCallback\'s init, { credentials: "include" } for a route of another origin.',
  callback_forbidden:
    "Compare what was asked for with what the route may grant: its scope list, its allowed origins, the signed-in user.",
  callback_rejected: "Check the address given to createTokenCallback and the request that the route expects.",
  callback_throttled:
    "Nothing to do now, it is tried again. If it comes often, look for a provider that is remounted on every render.",
  callback_unavailable: "Nothing to do here, it is tried again. Look at the server's log for the cause.",
  invalid_response:
    "Answer { token, expires_at, expires_in, scope }, as createConnectTokenHandler of react-connect-token/server does. A page of HTML comes from a wrong address, or from a redirect to a sign-in: let that leave the token route alone.",
  expired_on_arrival:
    "Look for a clock that is wrong (clock skew), or let the route answer with expires_in, which needs no agreement about the time.",
  repeated_token:
    "Let the route make a new token for each request: no cache, and Cache-Control: no-store on its answer.",
  token_ended: "Give the provider a tokenCallback beside initialToken.",
  offline: "Nothing to do: it is tried again once the device is online.",
  signed_out: "Call this once externalUserId is known; until then the status is idle or pending.",
  disposed:
    "Its user has changed, or its owner disposed it. Take the present session from useConnectTokenSession(), or make a new one.",
  invalid_scope: ({ scope }) =>
    scope === "*"
      ? 'The widest is "connect:*": a Connect token can never be granted "*".'
      : "A scope is made of a-z, 0-9 and _ in parts joined by colons, the last of which may be a star: connect:accounts:read.",
  invalid_options: ({ option, fix = optionFixes[option] }) => fix ?? "Give another, or leave it out.",
  missing_provider:
    "Wrap the part of the app that uses it: <ConnectTokenProvider externalUserId={…} tokenCallback={…}>.",
  scope_not_granted:
    "Let the route grant it: its scope list, and what its authenticate answers for this user, limit what a token gets.",
  missing_initial_token:
    "Give the provider an initialToken; a promise of one is streamed. If there is one, it had lapsed, or its promise was rejected: log what it rejects with where you make it. Without it the browser goes on from the Suspense boundary's fallback.",
  foreign_origin:
    "Give a path, or an address below baseUrl; for another host use an HTTP client of your own.",
  redirect_refused:
    'Call the address that it leads to, or ask for the redirect itself with redirect: "manual" and follow it without the token.',
  api_error: "Look at this error's status and body: they are the API's.",
  missing_query_client:
    "Wrap the app in <QueryClientProvider client={…}> of @tanstack/react-query, and see that only one copy of it is installed.",
};

const optionFixes: Readonly<Record<string, string>> = {
  externalUserId: "Give your own id of the signed-in user, or null while nobody is.",
  tokenCallback:
    'Give createTokenCallback("/api/connect-token"), a function of your own, or an initialToken to live on.',
  initialToken: "Give the whole answer of the token route, { token, expires_at }, or leave it out.",
  scope: 'Give for example "connect:accounts:read", or leave it out.',
  expiresIn: "Give for example 3600, or leave it out.",
  timeout: "Give for example 30_000, or leave it out.",
  baseUrl: 'Leave it out for "https://api.pipedream.com".',
  projectEnvironment: "Give one of the two, or leave it out.",
  minValidity: "Give for example 60, or leave it out.",
  onEvent: "Give (event) => …, or leave it out.",
  session:
    "Make a new session for another user, baseUrl or projectEnvironment; the provider does so by itself.",
  RequireScope: 'Give one of them: all={["…", "…"]} takes several scopes.',
  "The requirement": 'Give a scope, { all: ["…"] } or { any: ["…"] } with at least one entry.',
  "createTokenCallback's url":
    'Give the address of your token route, for example "/api/connect-token"; on a server, and in React Native, a whole one.',
};
