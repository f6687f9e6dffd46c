import { createErrorFactory } from "./createErrorFactory.js";
import { entry } from "./entry.js";
import type { HintCode } from "./hintCatalogue.js";

/**
 * Every sentence that the browser's side throws; what it only hints at stands in `hintCatalogue`. *Why* each is a problem stands on the page docs/errors.md and in
 * `browserReasons`, which no bundle contains.
 */
export const browserCatalogue = {
  callback_failed: entry({
    what: () => "The tokenCallback threw or rejected.",
    fix: "Look at this error's cause. Return the Response of fetch as it is, or a refusal, to say more precisely what went wrong.",
    retryable: true,
  }),
  callback_timeout: entry<{ timeoutMs: number }>({
    what: ({ timeoutMs }) => `The tokenCallback did not answer within ${timeoutMs} ms.`,
    fix: "Make the token route answer faster, or give the provider a longer timeout.",
    retryable: true,
  }),
  callback_unauthorized: entry({
    what: () => "The token route answered 401: it does not know who is asking.",
    fix: "Sign the user in again, and let the request carry the session cookie or header that the route reads.",
    retryable: false,
  }),
  callback_forbidden: entry<{ reason?: string | undefined }>({
    what: ({ reason }) => `The token route refused the token (403${reason ? `, ${reason}` : ""}).`,
    fix: "Compare what was asked for with what the route may grant: its scope list, its allowed origins, the signed-in user.",
    retryable: false,
  }),
  callback_rejected: entry<{ status?: number | undefined; reason?: string | undefined }>({
    what: ({ status, reason }) =>
      `The token route rejected the request (${[status, reason].filter(Boolean).join(", ") || "no reason given"}).`,
    fix: "Check the address given to createTokenCallback and the request that the route expects.",
    retryable: false,
  }),
  callback_throttled: entry({
    what: () => "The token route answered 429: too many tokens were asked for.",
    fix: "Nothing to do now, it is tried again. If it comes often, look for a provider that is remounted on every render.",
    retryable: true,
  }),
  callback_unavailable: entry<{ status?: number | undefined; reason?: string | undefined }>({
    what: ({ status, reason }) =>
      `The token route is unavailable${status || reason ? ` (${[status, reason].filter(Boolean).join(", ")})` : ""}.`,
    fix: "Nothing to do here, it is tried again. Look at the server's log for the cause.",
    retryable: true,
  }),
  invalid_response: entry<{ field: string; problem: string }>({
    what: ({ field, problem }) => `The answer that should hold a token cannot be used: ${field} ${problem}.`,
    fix: "Answer { token, expires_at, expires_in, scope }, as createConnectTokenHandler of react-connect-token/server does.",
    retryable: false,
  }),
  expired_on_arrival: entry<{ lateSeconds: number }>({
    what: ({ lateSeconds }) => `The token was already over for ${lateSeconds} s when it arrived.`,
    fix: "Look for a clock that is wrong (clock skew), or let the route answer with expires_in, which needs no agreement about the time.",
    retryable: true,
  }),
  repeated_token: entry({
    what: () => "The token route answered with the same token again.",
    fix: "Let the route make a new token for each request: no cache, and Cache-Control: no-store on its answer.",
    retryable: true,
  }),
  token_ended: entry({
    what: () => "The token came to its end, and there is no tokenCallback to fetch another.",
    fix: "Give the provider a tokenCallback beside initialToken.",
    retryable: false,
  }),
  offline: entry({
    what: () => "The device is offline, and no token could be fetched.",
    fix: "Nothing to do: it is tried again once the device is online.",
    retryable: true,
  }),
  signed_out: entry({
    what: () => "There is no signed-in user to fetch a token for.",
    fix: "Call this once externalUserId is known; until then the status is idle or pending.",
    retryable: false,
  }),
  disposed: entry({
    what: () => "This session was disposed: its user has changed or its owner has ended it.",
    fix: "Take the present session from useConnectTokenSession(), or make a new one.",
    retryable: false,
  }),
  invalid_scope: entry<{ scope: string }>({
    what: ({ scope }) => `${JSON.stringify(scope)} is not a scope that a Connect token can have.`,
    fix: ({ scope }) =>
      scope === "*"
        ? 'The widest is "connect:*": a Connect token can never be granted "*".'
        : "A scope is made of a-z, 0-9 and _ in parts joined by colons, the last of which may be a star: connect:accounts:read.",
    retryable: false,
  }),
  invalid_options: entry<{ option: string; problem: string; fix: string }>({
    what: ({ option, problem }) => `${option} ${problem}.`,
    fix: ({ fix }) => fix,
    retryable: false,
  }),
  missing_provider: entry<{ hook: string }>({
    what: ({ hook }) => `${hook} was used outside a <ConnectTokenProvider>.`,
    fix: "Wrap the part of the app that uses it: <ConnectTokenProvider externalUserId={…} tokenCallback={…}>.",
    retryable: false,
  }),
  foreign_origin: entry<{ origin: string; expected: string }>({
    what: ({ origin, expected }) =>
      `The request goes to ${origin}, and the token is only for ${expected}, so nothing was sent.`,
    fix: "Give a path, or an address below baseUrl; for another host use an HTTP client of your own.",
    retryable: false,
  }),
} as const;

/** The codes of the browser's side. */
export type BrowserErrorCode = keyof typeof browserCatalogue | HintCode;

/** Builds an error of the browser's side out of its code and facts. */
export const connectTokenError = createErrorFactory(browserCatalogue);
