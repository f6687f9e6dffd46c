import { connectTokenError } from "../errors/browserCatalogue.js";
import { ConnectTokenError } from "../errors/ConnectTokenError.js";

/** Why an attempt failed, together with what the server said about when to come back. */
export class CallbackFailure extends Error {
  readonly error: ConnectTokenError;
  /** Seconds, from `Retry-After` or `retryAfter`; `null` when nothing was said. */
  readonly retryAfter: number | null;

  constructor(error: ConnectTokenError, retryAfter: number | null = null) {
    super(error.message);
    this.error = error;
    this.retryAfter = retryAfter;
  }

  /** Whatever was thrown on the way, as a failure with a code. */
  static from(reason: unknown): CallbackFailure {
    if (reason instanceof CallbackFailure) return reason;
    if (reason instanceof ConnectTokenError) return new CallbackFailure(reason);
    return new CallbackFailure(connectTokenError("callback_failed", {}, { cause: reason }));
  }
}
