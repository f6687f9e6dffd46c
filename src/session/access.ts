import type { ConnectTokenError } from "../errors/ConnectTokenError.js";

/**
 * What gates may know, published apart from the token: it keeps its identity unless a gate could answer differently,
 * so a refresh with the same scopes wakes nobody.
 */
export type Access =
  | { readonly status: "unknown"; readonly error?: ConnectTokenError }
  | { readonly status: "known"; readonly scopes: readonly string[] }
  | { readonly status: "ended"; readonly error: ConnectTokenError };

/** What access is decided from. */
export interface AccessFacts {
  /** The last grant, whether its token is over or not. */
  readonly scopes: readonly string[] | null;
  /** Why there is no token, or why the next one has not come. */
  readonly error: ConnectTokenError | null;
  /** Whether that error ends the matter: nothing is tried again by itself and no token is left. */
  readonly isEnded: boolean;
  /** Whether the token of that grant is good now. */
  readonly isUsable: boolean;
}

/**
 * The next access: a grant once given is kept through refresh, offline and expiry, until a new one comes or the
 * session ends. After an end only a new token opens a gate again. Returns `previous` itself unless something a gate
 * shows has changed.
 */
export function nextAccess(previous: Access, { scopes, error, isEnded, isUsable }: AccessFacts): Access {
  if (isEnded && error !== null) {
    return previous.status === "ended" && previous.error === error ? previous : { status: "ended", error };
  }
  if (scopes !== null && (isUsable || !isClosed(previous))) {
    return previous.status === "known" && sameSet(previous.scopes, scopes)
      ? previous
      : { status: "known", scopes };
  }
  if (previous.status === "unknown" && (previous.error ?? null) === error) return previous;
  return error === null ? { status: "unknown" } : { status: "unknown", error };
}

/** `unknown` with an error comes before the first grant, or after an end. */
function isClosed(access: Access): boolean {
  return access.status === "ended" || (access.status === "unknown" && access.error !== undefined);
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((scope) => other.includes(scope));
}
