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
  return new CallbackFailure(byReason(reason, retryAfter), retryAfter);
}

function byReason(reason: string | undefined, retryAfter: number | null) {
  if (reason === "unauthenticated") return connectTokenError("callback_unauthorized", {});
  if (reason === "forbidden_origin" || reason === "user_mismatch" || reason === "scope_not_allowed") {
    return connectTokenError("callback_forbidden", { reason });
  }
  if (reason === "api_throttled" || retryAfter !== null) return connectTokenError("callback_throttled", {});
  if (reason?.endsWith("_unavailable") || reason?.endsWith("_timeout")) {
    return connectTokenError("callback_unavailable", { reason });
  }
  return connectTokenError("callback_rejected", { reason });
}
