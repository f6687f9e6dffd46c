import { connectTokenError } from "../errors/browserCatalogue.js";
import { CallbackFailure } from "./CallbackFailure.js";
import { parseRetryAfter } from "./parseRetryAfter.js";
import { failureOf, isRefusal, readReason, readRefusal, readRetryAfter } from "./readRefusal.js";
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
  const { ok, status, headers } = answer;
  if (!ok) {
    const retryAfter = parseRetryAfter(headers.get("retry-after"), serverTime.date ?? nowMs);
    const reason = readReason(body.json);
    throw failureOf(status, { status, reason }, retryAfter ?? readRetryAfter(body.json));
  }
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
