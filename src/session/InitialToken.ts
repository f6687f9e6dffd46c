import type { Environment } from "../environment/Environment.js";
import { hideToken } from "../token/hideToken.js";
import { readOwnToken } from "../token/readOwnToken.js";
import { invalid, type ReadToken } from "../token/readTokenResponse.js";
import { arrivalOf, arrived } from "./arrival.js";
import type { ConnectTokenSession } from "./ConnectTokenSession.js";
import type { CheckedOptions } from "./checkOptions.js";
import { defaultScopes } from "./leaseFromAnswer.js";
import type { ConnectTokenState } from "./SessionState.js";

/** Who an object given as `initialToken` belongs to: the first known user it came with. */
const owners = new WeakMap<object, string>();
/** The same by what the token says: an object that is written inline is another one on each render. */
const ownersByToken = new WeakMap<Environment, Map<string, string>>();
const tokensKept = 20;

/** What a session was made with, for who has only the session. */
const ofSessions = new WeakMap<ConnectTokenSession, InitialToken>();

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
  const { initialToken: value, externalUserId, scopes, tokenCallback, environment } = options;
  if (value === undefined) return null;
  const isPromise = "then" in value && typeof value.then === "function";
  // A session that is never started, as on a server, awaits nothing.
  const arrival = isPromise ? arrivalOf(value) : null;
  if (externalUserId == null) return null;
  const owner = owners.get(value) ?? externalUserId;
  owners.set(value, owner);
  if (owner !== externalUserId) return null;
  let last: ReadToken | undefined;
  const initial: InitialToken = {
    value,
    isPromise,
    // Once: a second reading has another list of scopes, for which everything would render again.
    read(settled) {
      if (last !== undefined) return last;
      const read = readOwnToken(settled, owner, tokenCallback === undefined);
      if (ownerOf(read.token, owner, environment) !== owner) throw invalid("token", "is another user's");
      last = { ...read, scopes: read.scopes ?? scopes };
      return last;
    },
  };
  // It is the user's from when it comes, whether or not anybody still waits for it.
  arrival?.then(() => initial.read(arrived.get(value))).catch(() => {});
  return initial;
}

export function rememberInitial(session: ConnectTokenSession, initial: InitialToken | null): void {
  if (initial !== null) ofSessions.set(session, initial);
}

export function recallInitial(session: ConnectTokenSession): InitialToken | undefined {
  return ofSessions.get(session);
}

/** The first user that this token came with; a few of the newest tokens are kept. */
function ownerOf(token: string, externalUserId: string, environment: Environment): string {
  const known = ownersByToken.get(environment) ?? new Map<string, string>();
  ownersByToken.set(environment, known);
  const owner = known.get(token) ?? externalUserId;
  known.set(token, owner);
  for (const oldest of known.keys()) if (known.size > tokensKept) known.delete(oldest);
  return owner;
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
