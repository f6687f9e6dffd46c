import { createErrorFactory } from "./createErrorFactory.js";
import { entry } from "./entry.js";

/**
 * Every sentence of the server's side; *why* stands on the page docs/errors.md and in `serverReasons`. Facts are
 * status codes, names of fields and numbers, never anything that the upstream or the caller wrote.
 */
export const serverCatalogue = {
  invalid_client: entry({
    what: () => "Pipedream does not accept this OAuth client (401 invalid_client).",
    fix: "Compare clientId and clientSecret with the OAuth client in the workspace's API settings; a rotated secret stops working at once.",
    retryable: false,
  }),
  api_throttled: entry({
    what: () => "Pipedream answered 429: too many requests.",
    fix: "Wait until retryAt. If it comes often, look for what makes so many tokens: Pipedream allows 100 a minute for one user.",
    retryable: true,
  }),
  api_rejected: entry<{ status: number; reason?: string | undefined }>({
    what: ({ status, reason }) =>
      `Pipedream rejected the request (${[status, reason].filter(Boolean).join(", ")}).`,
    fix: "Check projectId, projectEnvironment and the client's scope: making Connect tokens needs connect:tokens:create, and a Connect token may not hold more than the access token that makes it.",
    retryable: false,
  }),
  api_unavailable: entry<{ problem: string }>({
    what: ({ problem }) => `Pipedream is unavailable: ${problem}.`,
    fix: "Nothing to do if it passes. If it stays, check baseUrl and that this server may reach it.",
    retryable: true,
  }),
  api_timeout: entry<{ timeoutMs: number }>({
    what: ({ timeoutMs }) =>
      `The call to Pipedream was not done within ${timeoutMs} ms, its retries included.`,
    fix: "Try again. If it comes often, give createConnectClient a longer timeout.",
    retryable: true,
  }),
  invalid_request: entry<{ problem: string }>({
    what: ({ problem }) => `The token request cannot be read: ${problem}.`,
    fix: "Send POST with an empty body, or with JSON as docs/token-route.md describes it; createTokenCallback does.",
    retryable: false,
  }),
  scope_not_allowed: entry({
    what: () => "None of the scopes asked for may be granted to this user.",
    fix: "Ask for less, or add the scope to createConnectTokenHandler's scope and to what authenticate allows the user.",
    retryable: false,
  }),
  unauthenticated: entry({
    what: () => "The token route does not know who is asking.",
    fix: "Sign in first, and let the request carry the session cookie or header that authenticate reads.",
    retryable: false,
  }),
  forbidden_origin: entry({
    what: () => "The page that asks for a token is not one of this app's.",
    fix: "If it should be, add its origin to createConnectTokenHandler's allowedOrigins.",
    retryable: false,
  }),
  user_mismatch: entry({
    what: () => "The token was asked for another user than the one who is signed in.",
    fix: "Give the provider the externalUserId that authenticate answers, or leave external_user_id out of the request.",
    retryable: false,
  }),
  authenticate_failed: entry<{ problem: string }>({
    what: ({ problem }) => `authenticate could not say who is asking: it ${problem}.`,
    fix: "Let it answer the user's id (text of 1 to 250 characters), { externalUserId, scope?, expiresIn? }, or null. What it threw is this error's cause, which onError is given.",
    retryable: false,
  }),
  authenticate_timeout: entry<{ timeoutMs: number }>({
    what: ({ timeoutMs }) => `authenticate did not answer within ${timeoutMs} ms.`,
    fix: "Look at what it waits for, or give createConnectTokenHandler a longer authenticateTimeout.",
    retryable: true,
  }),
} as const;

/** The codes of the server's side. */
export type ServerErrorCode = keyof typeof serverCatalogue;

/** Builds an error of the server's side out of its code and facts. */
export const serverError = createErrorFactory(serverCatalogue);
