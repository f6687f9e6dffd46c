import { fieldsOf } from "./fieldsOf.js";
import { parseRetryAfter } from "./parseRetryAfter.js";
import { readOwnToken } from "./readOwnToken.js";
import { isRefusal, readRefusal } from "./readRefusal.js";
import type { ReadToken } from "./readTokenResponse.js";

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
 * @param externalUserId Whose token it has to be.
 * @throws ConnectTokenError
 */
export async function readCallbackAnswer(
  answer: unknown,
  nowMs: number,
  externalUserId: string,
): Promise<CallbackAnswer> {
  if (!isResponse(answer)) return { read: readBody(answer, externalUserId), serverTime: null };
  const { ok, status, headers } = answer;
  const date = Date.parse(headers.get("date") ?? "") || null;
  const age = Math.max(0, Number(headers.get("age")) || 0);
  const body = parseJson(await answer.text());
  if (!ok) throw readRefusal(body, status, parseRetryAfter(headers.get("retry-after"), date ?? nowMs));
  return { read: readBody(body, externalUserId), serverTime: { date, age } };
}

/** Whether a value is a `Response`, by its shape and not its class: one of another realm or of a polyfill is one too. */
export function isResponse(answer: unknown): answer is Response {
  const { status, headers, text } = fieldsOf(answer) as Partial<Response>;
  return typeof status === "number" && typeof text === "function" && typeof headers?.get === "function";
}

function readBody(answer: unknown, externalUserId: string): ReadToken {
  if (isRefusal(answer)) throw readRefusal(answer);
  return readOwnToken(answer, externalUserId);
}

/** What is not JSON stays the text it is: it says nothing as a refusal, and cannot be used as a token. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
