import { connectTokenError } from "../../errors/browserCatalogue.js";
import type { ConnectTokenError } from "../../errors/ConnectTokenError.js";
import { readRefusal } from "../../token/readRefusal.js";
import { heldTrouble } from "../heldTrouble.js";
import type { TokenWorld } from "./TokenWorld.js";

/** What a failure leaves in a state that is held: its error, and when it is tried again, if it is. */
export function troubleOf(failure: TokenWorld["failure"]): { error?: ConnectTokenError; retryAt?: Date } {
  const error = errorOf(failure);
  return error === null ? {} : heldTrouble(error);
}

function errorOf(failure: TokenWorld["failure"]): ConnectTokenError | null {
  if (failure === "none") return null;
  return failure === "threw" ? connectTokenError("callback_failed", {}) : readRefusal(null, Number(failure));
}

/** The same for a session that is driven: an HTTP status, or what the callback throws. */
export function attemptOf(failure: TokenWorld["failure"]): number | Error | null {
  if (failure === "none") return null;
  return failure === "threw" ? new TypeError("Failed to fetch") : Number(failure);
}
