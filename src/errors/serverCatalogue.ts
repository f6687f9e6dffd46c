import { createErrorFactory } from "./createErrorFactory.js";
import { entry } from "./entry.js";
import { serverFixes } from "./serverFixes.js";

/**
 * Every sentence of the server's side; *why* stands on the page docs/errors.md and in `serverReasons`. Facts are
 * status codes, names of fields and numbers, never anything that the upstream or the caller wrote.
 */
export const serverCatalogue = {
  invalid_client: entry({ what: "Pipedream does not accept this OAuth client (401 invalid_client)." }),
  api_throttled: entry({
    what: "Pipedream answered 429: too many requests.",
    retryable: true,
  }),
  api_rejected: entry<{ status: number; reason?: string | undefined }>({
    what: ({ status, reason }) =>
      `Pipedream rejected the request (${[status, reason].filter(Boolean).join(", ")}).`,
  }),
  api_unavailable: entry<{ problem: string }>({
    what: ({ problem }) => `Pipedream is unavailable: ${problem}.`,
    retryable: true,
  }),
  api_timeout: entry<{ timeoutMs: number }>({
    what: ({ timeoutMs }) =>
      `The call to Pipedream was not done within ${timeoutMs} ms, its retries included.`,
    retryable: true,
  }),
  invalid_request: entry<{ problem: string }>({
    what: ({ problem }) => `The token request cannot be read: ${problem}.`,
  }),
  scope_not_allowed: entry({ what: "None of the scopes asked for may be granted to this user." }),
  unauthenticated: entry({ what: "The token route does not know who is asking." }),
  forbidden_origin: entry({ what: "The page that asks for a token is not one of this app's." }),
  user_mismatch: entry({ what: "The token was asked for another user than the one who is signed in." }),
  authenticate_failed: entry<{ problem: string }>({
    what: ({ problem }) => `authenticate could not say who is asking: it ${problem}.`,
  }),
  authenticate_timeout: entry<{ timeoutMs: number }>({
    what: ({ timeoutMs }) => `authenticate did not answer within ${timeoutMs} ms.`,
    retryable: true,
  }),
  store_unavailable: entry<{ problem: string }>({
    what: ({ problem }) => `The store of the access token was bypassed: ${problem}.`,
    retryable: true,
  }),
  site_is_being_built: entry({ what: "A Connect token was asked for while the site is being built." }),
} as const;

/** The codes of the server's side. */
export type ServerErrorCode = keyof typeof serverCatalogue;

/** Builds an error of the server's side out of its code and facts. */
export const serverError = createErrorFactory(serverCatalogue, serverFixes);
