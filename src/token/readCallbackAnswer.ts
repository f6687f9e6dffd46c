import { connectTokenError } from "../errors/browserCatalogue.js";
import { CallbackFailure } from "./CallbackFailure.js";
import { parseRetryAfter } from "./parseRetryAfter.js";
import { isRefusal, readReason, readRefusal, readRetryAfter } from "./readRefusal.js";
import { type ReadToken, readTokenResponse } from "./readTokenResponse.js";

/** What a `Response` says about the server's time: its `Date` in ms since 1970, and its `Age` in seconds. */
export interface ServerTime {
  readonly date: number | null;
  readonly age: number;
}

/** A checked answer, and the server's time if it came as a `Response`. */
export interface CallbackAnswer {
  readonly read: ReadToken;
  readonly serverTime: ServerTime | null;
}

/**
 * Reads whatever a callback answered: a token, a refusal, or the `Response` of fetch.
 *
 * @param nowMs The device's wall clock, for a `Retry-After` that is a date in an answer without `Date`.
 * @throws CallbackFailure
 */
export async function readCallbackAnswer(answer: unknown, nowMs: number): Promise<CallbackAnswer> {
  if (!isResponse(answer)) return { read: readBody(answer), serverTime: null };
  const date = Date.parse(answer.headers.get("date") ?? "");
  const age = Math.max(0, Number(answer.headers.get("age")) || 0);
  const serverTime = { date: Number.isNaN(date) ? null : date, age };
  const body = await readJson(answer);
  if (!answer.ok) throw failureOf(answer, body.json, serverTime.date ?? nowMs);
  if (!("json" in body)) {
    throw new CallbackFailure(
      connectTokenError("invalid_response", { field: "the body", problem: body.problem }),
    );
  }
  return { read: readBody(body.json), serverTime };
}

/** Whether a value is a `Response`, by its shape and not its class: one of another realm or of a polyfill is one too. */
export function isResponse(answer: unknown): answer is Response {
  if (typeof answer !== "object" || answer === null) return false;
  const { status, headers, text } = answer as Partial<Response>;
  return typeof status === "number" && typeof text === "function" && typeof headers?.get === "function";
}

function readBody(answer: unknown): ReadToken {
  if (isRefusal(answer)) throw readRefusal(answer);
  return readTokenResponse(answer);
}

async function readJson(response: Response): Promise<{ json: unknown } | { problem: string; json?: never }> {
  const text = await response.text();
  if (text.trim() === "") return { problem: "is empty" };
  try {
    return { json: JSON.parse(text) };
  } catch {
    return { problem: /^\s*</.test(text) ? "is a page of HTML, not JSON" : "is not JSON" };
  }
}

function failureOf(response: Response, body: unknown, nowMs: number): CallbackFailure {
  const { status } = response;
  const reason = readReason(body);
  const retryAfter = parseRetryAfter(response.headers.get("retry-after"), nowMs) ?? readRetryAfter(body);
  const error =
    status === 401
      ? connectTokenError("callback_unauthorized", {})
      : status === 403
        ? connectTokenError("callback_forbidden", { reason })
        : status === 429
          ? connectTokenError("callback_throttled", {})
          : status === 408 || status >= 500
            ? connectTokenError("callback_unavailable", { status, reason })
            : connectTokenError("callback_rejected", { status, reason });
  return new CallbackFailure(error, retryAfter);
}
