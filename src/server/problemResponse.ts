import type { ConnectTokenError, ConnectTokenErrorCode } from "../errors/ConnectTokenError.js";

const statuses: Partial<Record<ConnectTokenErrorCode, number>> = {
  invalid_request: 400,
  invalid_scope: 400,
  unauthenticated: 401,
  forbidden_origin: 403,
  user_mismatch: 403,
  scope_not_allowed: 403,
  api_throttled: 429,
  authenticate_failed: 500,
  invalid_client: 500,
  invalid_options: 500,
  api_rejected: 502,
  api_unavailable: 502,
  authenticate_timeout: 503,
  api_timeout: 504,
};

/** The status that says what a code means. */
export function statusOf({ code }: ConnectTokenError): number {
  return statuses[code] ?? 500;
}

/**
 * An error as `application/problem+json`: its code, and the sentence that a developer needs. Errors of ours hold
 * nothing that the upstream wrote, so nothing has to be taken out.
 *
 * @param wallMs This server's clock, in ms since 1970, for `Retry-After`.
 * @see RFC 9457
 */
export function problemResponse(
  error: ConnectTokenError,
  wallMs: number,
  status = statusOf(error),
): Response {
  const headers = new Headers({ "content-type": "application/problem+json" });
  if (error.retryAt) {
    headers.set("retry-after", `${Math.max(1, Math.ceil((error.retryAt.getTime() - wallMs) / 1_000))}`);
  }
  const problem = { status, code: error.code, title: titles[status], detail: error.message };
  return new Response(JSON.stringify(problem), { status, headers });
}

const titles: Record<number, string> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  405: "Method Not Allowed",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  429: "Too Many Requests",
  500: "Internal Server Error",
  502: "Bad Gateway",
  503: "Service Unavailable",
  504: "Gateway Timeout",
};
