import { browserFixes } from "./browserFixes.js";
import { createErrorFactory } from "./createErrorFactory.js";
import { entry } from "./entry.js";
import type { HintCode } from "./hintCatalogue.js";
import { shown } from "./shown.js";

/** What the token route did, and how it said so. */
const routeEntry = (what: string, retryable = false) =>
  entry<{ status?: number | undefined; reason?: string | undefined }>({
    what: ({ status, reason }) => {
      const said = [status, reason].filter(Boolean).join(", ");
      return `The token route ${what}${said && ` (${said})`}.`;
    },
    retryable,
  });

/**
 * What happened, for every error that the browser's side throws; what it only hints at stands in `hintCatalogue`.
 * How to fix it stands in `browserFixes`, which production bundles leave out, and why it is a problem on the page
 * docs/errors.md and in `browserReasons`, which no bundle contains.
 */
export const browserCatalogue = {
  callback_failed: entry({
    what: "The tokenCallback threw.",
    retryable: true,
  }),
  callback_timeout: entry<{ timeoutMs: number }>({
    what: ({ timeoutMs }) => `The tokenCallback did not answer within ${timeoutMs} ms.`,
    retryable: true,
  }),
  callback_unauthorized: routeEntry("does not know who is asking"),
  callback_forbidden: routeEntry("refused the token"),
  callback_rejected: routeEntry("rejected the request"),
  callback_throttled: routeEntry("was asked for too many tokens", true),
  callback_unavailable: routeEntry("is unavailable", true),
  invalid_response: entry<{ field: string; problem: string }>({
    what: ({ field, problem }) => `The token's answer cannot be used: ${field} ${problem}.`,
  }),
  expired_on_arrival: entry<{ lateSeconds: number }>({
    what: ({ lateSeconds }) => `The token had expired ${lateSeconds} s before it arrived.`,
    retryable: true,
  }),
  repeated_token: entry({
    what: "The token route answered with the same token again.",
    retryable: true,
  }),
  token_ended: entry({ what: "The token has ended, and there is no tokenCallback to fetch another." }),
  offline: entry({
    what: "The device is offline.",
    retryable: true,
  }),
  signed_out: entry({ what: "Nobody is signed in." }),
  disposed: entry({ what: "The session has ended." }),
  invalid_scope: entry<{ scope: string }>({
    what: ({ scope }) => `${shown(scope)} is not a scope that a Connect token can have.`,
  }),
  invalid_options: entry<{ option: string; problem: string; fix?: string }>({
    what: ({ option, problem }) => `${option} ${problem}.`,
  }),
  missing_provider: entry<{ hook: string }>({
    what: ({ hook }) => `${hook} was used outside a <ConnectTokenProvider>.`,
  }),
  scope_not_granted: entry<{ missing: readonly string[] }>({
    what: ({ missing }) => `The token was granted without ${missing.join(" ")}.`,
  }),
  missing_initial_token: entry({ what: "A server has no initialToken that it could render with." }),
  foreign_origin: entry<{ origin: string; expected: string }>({
    what: ({ origin, expected }) => `The token is for ${expected}, not for ${origin}.`,
  }),
  redirect_refused: entry({ what: "The API answered with a redirect, and the token was not sent on." }),
  api_error: entry<{ status: number; problem?: string | undefined }>({
    what: ({ status, problem }) => `The Connect API answered with ${status}${problem ? `, ${problem}` : ""}.`,
  }),
  missing_query_client: entry<{ hook: string }>({
    what: ({ hook }) => `${hook} was used without a QueryClient.`,
  }),
} as const;

/** The codes of the browser's side. */
export type BrowserErrorCode = keyof typeof browserCatalogue | HintCode;

/** Builds an error of the browser's side out of its code and facts. */
export const connectTokenError = createErrorFactory(
  browserCatalogue,
  process.env.NODE_ENV === "production" ? {} : browserFixes,
);
