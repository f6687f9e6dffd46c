import type { ConnectTokenError } from "../errors/ConnectTokenError.js";
import { serverError } from "../errors/serverCatalogue.js";
import { apiTimeout, createTokenLimitMs } from "./apiTimeout.js";
import { asHeaders } from "./asHeaders.js";
import { askedWait, unnamedWaitMs } from "./askedWait.js";
import { describeConnectionFailure } from "./describeConnectionFailure.js";
import { readOwnError } from "./readOwnError.js";

interface Foreign {
  readonly statusCode?: unknown;
  readonly status?: unknown;
  readonly body?: unknown;
  readonly rawResponse?: { readonly headers?: unknown };
  readonly message?: unknown;
}

/**
 * What an exception of a foreign `createToken` says, by its status. It is kept as the cause only when it carries no
 * answer: the official SDK's errors hold the upstream's body.
 */
export function readCreateFailure(reason: unknown, wallMs: number): ConnectTokenError {
  const own = readOwnError(reason);
  if (own) return own;
  const foreign: Foreign = typeof reason === "object" && reason !== null ? reason : {};
  const status = [foreign.statusCode, foreign.status].find((each) => typeof each === "number");
  if (status === 429) {
    const headers = asHeaders(foreign.rawResponse?.headers);
    const waitMs = (headers && askedWait(headers, wallMs)) ?? unnamedWaitMs;
    return serverError("api_throttled", {}, { retryAt: new Date(wallMs + waitMs) });
  }
  if (status !== undefined && status >= 400 && status < 500 && status !== 408) {
    return serverError("api_rejected", { status });
  }
  if (status !== undefined) return serverError("api_unavailable", { problem: `it answered ${status}` });
  // The official SDK's timeout is a plain error with this word.
  if (foreign.message === "timeout") return apiTimeout(createTokenLimitMs)();
  const problem = `createToken failed, ${describeConnectionFailure(reason)}`;
  const carriesAnswer = foreign.body !== undefined || foreign.rawResponse !== undefined;
  return serverError("api_unavailable", { problem }, carriesAnswer ? {} : { cause: reason });
}
