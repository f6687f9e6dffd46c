import { connectTokenError } from "../errors/browserCatalogue.js";
import type { ConnectTokenError } from "../errors/ConnectTokenError.js";
import { defined } from "./defined.js";
import { isEnd } from "./describeState.js";
import type { ConnectTokenState } from "./SessionState.js";

/**
 * What gates may know, published apart from the token: it keeps its identity unless a gate could answer differently,
 * so a refresh with the same scopes wakes nobody.
 */
export type Access =
  | { readonly status: "unknown"; readonly error?: ConnectTokenError }
  | { readonly status: "known"; readonly scopes: readonly string[] }
  | { readonly status: "ended"; readonly error: ConnectTokenError };

/**
 * The next access: a grant once given is kept through refresh, offline and expiry, until a new one comes or the
 * session ends. Only a state without a next attempt ends it; after an end only a new token opens a gate again. Returns
 * `previous` itself unless something a gate shows has changed.
 */
export function nextAccess(previous: Access, state: ConnectTokenState): Access {
  const end = endOf(state);
  if (end)
    return previous.status === "ended" && previous.error === end ? previous : { status: "ended", error: end };
  if ("scopes" in state && state.scopes && (state.status === "ready" || !isClosed(previous))) {
    const { scopes } = state;
    return previous.status === "known" && sameSet(previous.scopes, scopes)
      ? previous
      : { status: "known", scopes };
  }
  const error = "error" in state ? state.error : undefined;
  if (previous.status === "unknown" && previous.error === error) return previous;
  return defined({ status: "unknown" as const, error });
}

/** Why the matter has ended: nothing is tried again by itself and no token is left. */
function endOf(state: ConnectTokenState): ConnectTokenError | undefined {
  if (state.status === "idle") return connectTokenError("signed_out", {});
  return isEnd(state) ? state.error : undefined;
}

/** `unknown` with an error comes before the first grant, or after an end. */
function isClosed(access: Access): boolean {
  return access.status === "ended" || (access.status === "unknown" && access.error !== undefined);
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((scope) => other.includes(scope));
}
