import { hideToken } from "../token/hideToken.js";
import { readOwnToken } from "../token/readOwnToken.js";
import type { ReadToken } from "../token/readTokenResponse.js";
import type { CheckedOptions } from "./checkOptions.js";
import { defaultScopes } from "./leaseFromAnswer.js";
import type { ConnectTokenState } from "./SessionState.js";

/** Who an object given as `initialToken` belongs to: the first known user it came with. */
const owners = new WeakMap<object, string>();

/** A token that was there before the session was, or a promise of one. */
export interface InitialToken {
  readonly value: object;
  readonly isPromise: boolean;
  /**
   * Reads the value, or what its promise has brought. It looks at no clock.
   *
   * @throws ConnectTokenError `invalid_response`
   */
  readonly read: (value: unknown) => ReadToken;
}

/** The options' initial token, unless there is none, or no user, or it came first with another user. */
export function claimInitialToken(options: CheckedOptions): InitialToken | null {
  const { initialToken: value, externalUserId, scopes, tokenCallback } = options;
  if (value === undefined) return null;
  const isPromise = "then" in value && typeof value.then === "function";
  // A session that is never started, as on a server, awaits nothing; a rejection that is nobody's ends Node.
  if (isPromise) Promise.resolve(value).catch(() => {});
  if (externalUserId == null) return null;
  const owner = owners.get(value) ?? externalUserId;
  owners.set(value, owner);
  if (owner !== externalUserId) return null;
  let last: ReadToken | undefined;
  return {
    value,
    isPromise,
    // Once: a second reading has another list of scopes, for which everything would render again.
    read(settled) {
      if (last !== undefined) return last;
      const read = readOwnToken(settled, owner, tokenCallback === undefined);
      last = { ...read, scopes: read.scopes ?? scopes };
      return last;
    },
  };
}

/** What a first render can show, the same on the server and while hydrating. */
export function firstState(initial: InitialToken | null): ConnectTokenState {
  try {
    if (initial !== null && !initial.isPromise) return readyState(initial.read(initial.value));
  } catch {} // it is read once more when the session looks at it, and dropped with a hint
  return { status: "pending" };
}

function readyState({ token, expiresAt, scopes }: ReadToken): ConnectTokenState {
  return hideToken(
    {
      status: "ready" as const,
      expiresAt: expiresAt === null ? null : new Date(expiresAt),
      scopes: scopes ?? defaultScopes,
      isRefreshing: false,
    },
    token,
  );
}
