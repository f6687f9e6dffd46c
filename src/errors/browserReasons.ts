import type { BrowserErrorCode } from "./browserCatalogue.js";

/** Why each failure of the browser's side is a problem: for the page docs/errors.md, and imported by no bundle. */
export const browserReasons: Record<BrowserErrorCode, string> = {
  callback_failed:
    "An exception says nothing about its cause, so it is taken for a passing one, such as a lost connection, and tried again with growing pauses.",
  callback_timeout:
    "A call that never ends would leave the app without a token and without an error. Its answer is dropped if it comes after all, since a newer one may be under way.",
  callback_unauthorized:
    "The user's session with your server has ended or never began. Asking again cannot help until somebody signs in.",
  callback_forbidden:
    "The server knows the user and refuses all the same. The same request will be refused again until a setting, a right or the signed-in user changes.",
  callback_rejected:
    "The server says that the request itself is wrong. Repeating it would only be wrong again.",
  callback_throttled:
    "More tokens are asked for than the server or Pipedream allows. The pause that the answer names is kept.",
  callback_unavailable:
    "The server, or Pipedream behind it, has a problem that usually passes. While the present token is valid nothing else is affected.",
  invalid_response:
    "A token that cannot be read, or whose end is not known, cannot be handed out: the app would find out by failing calls.",
  expired_on_arrival:
    "The token cannot be used. If the next one is over too, it is the clock of the device or of the server that is wrong, not the token.",
  repeated_token:
    "A route or a cache between it and the browser hands out one token again and again. It ends for everybody at the same moment, and after a 401 there is no way to a working one.",
  token_ended:
    "A token given as initialToken lives a few hours at most. Without a callback there is nobody to ask for the next one.",
  offline:
    "Without a network no token can be fetched; this says that it is the network and not your server that failed.",
  signed_out:
    "A Connect token belongs to one user. Without a user there is nobody to make it for, and a token of the user before must not be used.",
  disposed:
    "A session ends with its user. Answering from it would hand one user's token to code that runs for another.",
  invalid_scope:
    "Pipedream would refuse the token, or grant something else than was meant. A Connect token can hold everything of Connect, but never the star that OAuth access tokens may hold.",
  unknown_scope:
    "It may be newer than this package, so it is asked for all the same; a typo would make a gate stay closed for ever without any error.",
  assumed_scope:
    "A gate needs to know what a token may do. Without a word about it the widest is assumed, so gates stand open that the API may refuse.",
  dropped_initial_token:
    "A token that cannot be read, or that belongs to another user, must not be used. The session fetches one by its callback as if none had been given.",
  short_life:
    "The wish cannot be met by any token that the route makes, so a fresh one is handed out each time, and each costs a call.",
  throwing_listener:
    "A listener watches; an exception in it must not end the session for everybody else, so it was caught.",
  invalid_options:
    "Something was given that cannot work as it stands. It is said at once and where it was given, rather than later by a failing call.",
  missing_provider:
    "Hooks and gates read the session of the nearest provider. Without one there is neither a user nor a token.",
  scope_not_granted:
    "The server answered with a good token that allows less than was asked for, which it may. Asked again it answers the same, so the gate stays closed and says why.",
  missing_initial_token:
    "useSuspenseConnectToken() shows nothing without a token, and no render calls the tokenCallback. Waiting would keep the response open until it times out; by this error React sends the fallback and lets the browser render.",
  remounted_provider:
    "Each time the session is thrown away with its token, and the next one asks the server again: more calls than needed, and gates that flicker.",
  unmounted_provider:
    "What a component waits for is fetched once its provider is mounted. React does not mount what stands below a Suspense boundary that shows its fallback: if what waits has no nearer one, both wait for each other.",
  foreign_origin:
    "Whoever receives the token can act as the user until it ends, so it goes to the Connect API and nowhere else.",
  redirect_refused:
    "A browser does not say where a redirect leads before it follows it, and whoever it leads to would receive the token.",
  api_error: "An answer that is no success is no data: kept in a cache, it would be shown as if it were.",
  missing_query_client:
    "Queries and mutations live in the app's own QueryClient, where its defaults and its devtools find them. A second copy of the library has a context of its own, and does not see the app's.",
};
