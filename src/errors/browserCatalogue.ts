import { browserFixes } from "./browserFixes.js";
import { createErrorFactory } from "./createErrorFactory.js";
import { entry } from "./entry.js";
import type { HintCode } from "./hintCatalogue.js";

/**
 * What happened, for every error that the browser's side throws; what it only hints at stands in `hintCatalogue`.
 * How to fix it stands in `browserFixes`, which production bundles leave out, and why it is a problem on the page
 * docs/errors.md and in `browserReasons`, which no bundle contains.
 */
export const browserCatalogue = {
  callback_failed: entry({
    what: () => "The tokenCallback threw or rejected.",
    retryable: true,
  }),
  callback_timeout: entry<{ timeoutMs: number }>({
    what: ({ timeoutMs }) => `The tokenCallback did not answer within ${timeoutMs} ms.`,
    retryable: true,
  }),
  callback_unauthorized: entry({
    what: () => "The token route answered 401: it does not know who is asking.",
    retryable: false,
  }),
  callback_forbidden: entry<{ reason?: string | undefined }>({
    what: ({ reason }) => `The token route refused the token (403${reason ? `, ${reason}` : ""}).`,
    retryable: false,
  }),
  callback_rejected: entry<{ status?: number | undefined; reason?: string | undefined }>({
    what: ({ status, reason }) =>
      `The token route rejected the request (${[status, reason].filter(Boolean).join(", ") || "no reason given"}).`,
    retryable: false,
  }),
  callback_throttled: entry({
    what: () => "The token route answered 429: too many tokens were asked for.",
    retryable: true,
  }),
  callback_unavailable: entry<{ status?: number | undefined; reason?: string | undefined }>({
    what: ({ status, reason }) =>
      `The token route is unavailable${status || reason ? ` (${[status, reason].filter(Boolean).join(", ")})` : ""}.`,
    retryable: true,
  }),
  invalid_response: entry<{ field: string; problem: string }>({
    what: ({ field, problem }) => `The answer that should hold a token cannot be used: ${field} ${problem}.`,
    retryable: false,
  }),
  expired_on_arrival: entry<{ lateSeconds: number }>({
    what: ({ lateSeconds }) => `The token was already over for ${lateSeconds} s when it arrived.`,
    retryable: true,
  }),
  repeated_token: entry({
    what: () => "The token route answered with the same token again.",
    retryable: true,
  }),
  token_ended: entry({
    what: () => "The token came to its end, and there is no tokenCallback to fetch another.",
    retryable: false,
  }),
  offline: entry({
    what: () => "The device is offline, and no token could be fetched.",
    retryable: true,
  }),
  signed_out: entry({
    what: () => "There is no signed-in user to fetch a token for.",
    retryable: false,
  }),
  disposed: entry({
    what: () => "This session was disposed: its user has changed or its owner has ended it.",
    retryable: false,
  }),
  invalid_scope: entry<{ scope: string }>({
    what: ({ scope }) => `${JSON.stringify(scope)} is not a scope that a Connect token can have.`,
    retryable: false,
  }),
  invalid_options: entry<{ option: string; problem: string; fix?: string }>({
    what: ({ option, problem }) => `${option} ${problem}.`,
    retryable: false,
  }),
  missing_provider: entry<{ hook: string }>({
    what: ({ hook }) => `${hook} was used outside a <ConnectTokenProvider>.`,
    retryable: false,
  }),
  foreign_origin: entry<{ origin: string; expected: string }>({
    what: ({ origin, expected }) =>
      `The request goes to ${origin}, and the token is only for ${expected}, so nothing was sent.`,
    retryable: false,
  }),
} as const;

/** The codes of the browser's side. */
export type BrowserErrorCode = keyof typeof browserCatalogue | HintCode;

/** Builds an error of the browser's side out of its code and facts. */
export const connectTokenError = createErrorFactory(
  browserCatalogue,
  process.env.NODE_ENV === "production" ? {} : browserFixes,
);
