import type { Clock, Instant } from "../environment/Clock.js";
import { connectTokenError } from "../errors/browserCatalogue.js";
import { type CallbackAnswer, isResponse, readCallbackAnswer } from "../token/readCallbackAnswer.js";
import type { TokenCallback, TokenRequest } from "../token/TokenCallback.js";

/** A checked answer, and when it was asked for. */
export interface DatedAnswer extends CallbackAnswer {
  readonly start: Instant;
}

/**
 * Calls the app's callback once and reads what it answers.
 *
 * @throws CallbackFailure or ConnectTokenError
 */
export async function askCallback(
  callback: TokenCallback,
  request: TokenRequest,
  signal: AbortSignal,
  clock: Clock,
): Promise<DatedAnswer> {
  const start = clock();
  let answer: unknown;
  try {
    answer = await callback(withSignal(request, signal));
  } catch (reason) {
    // Some HTTP clients throw the Response of a 401, which says more than that something was thrown.
    if (!isResponse(reason)) throw connectTokenError("callback_failed", {}, { cause: reason });
    answer = reason;
  }
  return { ...(await readCallbackAnswer(answer, clock().wall)), start };
}

/** Not enumerable: React's `encodeReply` refuses an AbortSignal, so a Server Action could not be called otherwise. */
function withSignal(request: TokenRequest, signal: AbortSignal): TokenRequest {
  return Object.defineProperty({ ...request }, "signal", { value: signal, enumerable: false });
}
