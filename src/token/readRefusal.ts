import { connectTokenError } from "../errors/browserCatalogue.js";
import { CallbackFailure } from "./CallbackFailure.js";

/** A code as OAuth writes one: words, no digits. Anything else may be a text of the server's, or a token, and is not repeated. */
const codeForm = /^(?!ctok_)(?=.{1,64}$)[a-z]+(?:_[a-z]+)*$/;

/** The code that a body gives: RFC 6749's `error`, `error.code`, or the `code` of problem+json. */
export function readReason(body: unknown): string | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  const { error, code } = body as { error?: unknown; code?: unknown };
  const inner = typeof error === "object" && error !== null ? (error as { code?: unknown }).code : error;
  return [code, inner].find((each): each is string => typeof each === "string" && codeForm.test(each));
}

/** Seconds that a refusal's body asks to wait. */
export function readRetryAfter(body: unknown): number | null {
  if (typeof body !== "object" || body === null) return null;
  const { retryAfter, error } = body as { retryAfter?: unknown; error?: { retryAfter?: unknown } | null };
  const value = retryAfter ?? error?.retryAfter;
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : null;
}

/** Whether an answer is a refusal: it has an `error` that says something. */
export function isRefusal(answer: unknown): boolean {
  return typeof answer === "object" && answer !== null && Boolean((answer as { error?: unknown }).error);
}

/** A refusal as a failure with a code, by what its own code means. */
export function readRefusal(answer: unknown): CallbackFailure {
  const reason = readReason(answer);
  const retryAfter = readRetryAfter(answer);
  return failureOf(statusOf(reason, retryAfter), { reason }, retryAfter);
}

/**
 * A failure with a code, by an HTTP status.
 *
 * @param facts What its message may tell.
 * @param retryAfter Seconds, or `null`.
 */
export function failureOf(
  status: number,
  facts: { readonly status?: number; readonly reason: string | undefined },
  retryAfter: number | null,
): CallbackFailure {
  return new CallbackFailure(connectTokenError(codeOf(status), facts), retryAfter);
}

/** The status that a route would have answered with this code (docs/token-route.md). */
function statusOf(reason: string | undefined, retryAfter: number | null): number {
  if (reason === "unauthenticated") return 401;
  if (reason !== undefined && /^(forbidden_origin|user_mismatch|scope_not_allowed)$/.test(reason)) return 403;
  if (reason === "api_throttled" || retryAfter !== null) return 429;
  return reason !== undefined && /_(unavailable|timeout)$/.test(reason) ? 503 : 400;
}

function codeOf(status: number) {
  if (status === 401) return "callback_unauthorized";
  if (status === 403) return "callback_forbidden";
  if (status === 429) return "callback_throttled";
  return status === 408 || status >= 500 ? "callback_unavailable" : "callback_rejected";
}
