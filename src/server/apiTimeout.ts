import type { ConnectTokenError } from "../errors/ConnectTokenError.js";
import { serverError } from "../errors/serverCatalogue.js";

/** A foreign `createToken` may hang: the official SDK waits 60 s for each of its three tries. */
export const createTokenLimitMs = 10_000;

/** Makes the error of a call to Pipedream whose time is over. */
export function apiTimeout(timeoutMs: number): () => ConnectTokenError {
  return () => serverError("api_timeout", { timeoutMs });
}
