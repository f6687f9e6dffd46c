import type { Clock, Instant } from "../environment/Clock.js";
import { connectTokenError } from "../errors/browserCatalogue.js";
import { ConnectTokenError } from "../errors/ConnectTokenError.js";
import { type CallbackAnswer, isResponse, readCallbackAnswer } from "../token/readCallbackAnswer.js";
import type { TokenCallback, TokenRequest } from "../token/TokenCallback.js";

/** A checked answer, and when it was asked for. */
export interface DatedAnswer extends CallbackAnswer {
  readonly start: Instant;
}

/**
 * Calls the app's callback once and reads what it answers.
 *
 * @throws ConnectTokenError
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
    // A callback that was made with a mistake throws again the next time.
    if (reason instanceof ConnectTokenError && reason.code === "invalid_options") throw reason;
    // Some HTTP clients throw the Response of a 401, which says more than that something was thrown.
    if (!isResponse(reason)) throw failed(reason);
    answer = reason;
  }
  try {
    return { ...(await readCallbackAnswer(answer, clock().wall, request.externalUserId)), start };
  } catch (reason) {
    throw reason instanceof ConnectTokenError ? reason : failed(reason); // a body that broke on its way
  }
}

function failed(cause: unknown): ConnectTokenError {
  return connectTokenError("callback_failed", {}, { cause });
}

/**
 * The request with a signal for whoever asks for it by name, which is no property: as one, React would throw when the
 * request is passed to a Server Action, and in development complain even where it is not enumerable.
 */
function withSignal(request: TokenRequest, signal: AbortSignal): TokenRequest {
  return new Proxy(
    { ...request },
    {
      get: (target, key) => (key === "signal" ? signal : Reflect.get(target, key)),
      has: (target, key) => key === "signal" || Reflect.has(target, key),
    },
  );
}
