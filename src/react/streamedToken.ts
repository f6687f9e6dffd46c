import type { ConnectTokenSession } from "../session/ConnectTokenSession.js";
import type { CheckedOptions } from "../session/checkOptions.js";
import { claimInitialToken, firstState, type InitialToken } from "../session/InitialToken.js";
import type { ConnectTokenState } from "../session/SessionState.js";

const tokens = /* @__PURE__ */ new WeakMap<ConnectTokenSession, InitialToken>();
/** What promises have brought, whichever session they were given to. */
const arrived = /* @__PURE__ */ new WeakMap<object, unknown>();

/** Remembers that a session was given a promise as `initialToken`. */
export function rememberStreamed(session: ConnectTokenSession, options: CheckedOptions): ConnectTokenSession {
  const initial = claimInitialToken(options);
  if (initial?.isPromise) tokens.set(session, initial);
  return session;
}

/**
 * A promise given as `initialToken`, for who suspends on it: where there are no effects, as on a server, nobody else
 * awaits it.
 *
 * @returns Its arrival, then what a render can show: `ready`, or `pending` if it cannot be used.
 */
export function streamedToken(session: ConnectTokenSession): Promise<void> | ConnectTokenState | undefined {
  const initial = tokens.get(session);
  if (initial === undefined) return undefined;
  const { value } = initial;
  if (arrived.has(value)) {
    // A value that is no object is refused by reading it, as any other broken one.
    return firstState({ ...initial, isPromise: false, value: arrived.get(value) as object });
  }
  const settle = (outcome: unknown) => void arrived.set(value, outcome);
  return Promise.resolve(value).then(settle, settle);
}
