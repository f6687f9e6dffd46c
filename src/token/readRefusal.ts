import { connectTokenError } from "../errors/browserCatalogue.js";
import type { ConnectTokenError } from "../errors/ConnectTokenError.js";
import { fieldsOf } from "./fieldsOf.js";

/** A code as OAuth writes one: words, no digits. Anything else may be a text of the server's, or a token, and is not repeated. */
const codeForm = /^(?!ctok_)(?=.{1,64}$)[a-z]+(?:_[a-z]+)*$/;

/** Whether an answer is a refusal: it has an `error` that says something. */
export function isRefusal(answer: unknown): boolean {
  return Boolean(fieldsOf(answer).error);
}

/**
 * A refusal as an error, by its HTTP status, or else by what its own code means.
 *
 * @param body RFC 6749's `error`, an object as `error`, or problem+json with a `code`; anything else says nothing.
 * @param askedWait Seconds that the answer's header asks to wait; they come before the body's.
 */
export function readRefusal(
  body: unknown,
  status?: number,
  askedWait: number | null = null,
): ConnectTokenError {
  const { code, error, retryAfter } = fieldsOf(body);
  const inner = fieldsOf(error);
  const reason = [code, error, inner.code].find(isCode);
  const wait = askedWait ?? [retryAfter ?? inner.retryAfter].find(isWait);
  const errorCode = errorCodeOf(status ?? statusOf(reason, wait));
  return connectTokenError(errorCode, { status, reason }, { retryAfter: wait });
}

/** The status that a route would have answered with this code (docs/token-route.md). */
function statusOf(reason = "", wait?: number): number {
  if (reason === "unauthenticated") return 401;
  if (/^(forbidden_origin|user_mismatch|scope_not_allowed)$/.test(reason)) return 403;
  if (reason === "api_throttled" || wait !== undefined) return 429;
  return /_(unavailable|timeout)$|^(authenticate_failed|api_rejected|invalid_client)$/.test(reason)
    ? 503
    : 400;
}

function errorCodeOf(status: number) {
  if (status === 401) return "callback_unauthorized";
  if (status === 403) return "callback_forbidden";
  if (status === 429) return "callback_throttled";
  return status === 408 || status >= 500 ? "callback_unavailable" : "callback_rejected";
}

function isCode(value: unknown): value is string {
  return typeof value === "string" && codeForm.test(value);
}

function isWait(value: unknown): value is number {
  return Number.isFinite(value) && Number(value) >= 0;
}
