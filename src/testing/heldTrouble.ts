import type { ConnectTokenError } from "../errors/ConnectTokenError.js";

/** When a state that is held would be tried again, counted from when it is shown. */
const retryInMs = 8_000;

/**
 * What a failure leaves in a state that is held: its error, and when it is tried again, if it is. Without that it would be
 * an end, which no failure is that a session retries by itself.
 */
export function heldTrouble(error: ConnectTokenError, at = error.retryAt) {
  const retryAt = at ?? (error.retryable ? new Date(Date.now() + retryInMs) : undefined);
  return retryAt === undefined ? { error } : { error: error.withRetryAt(retryAt), retryAt };
}
