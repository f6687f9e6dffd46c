import { arrivalOf, arrived } from "../session/arrival.js";
import type { ConnectTokenSession } from "../session/ConnectTokenSession.js";
import { firstState, recallInitial } from "../session/InitialToken.js";
import type { ConnectTokenState } from "../session/SessionState.js";

/** React compares what two reads bring. */
const states = /* @__PURE__ */ new WeakMap<ConnectTokenSession, ConnectTokenState>();

/**
 * A promise given as `initialToken`, for who suspends on it: where there are no effects, as on a server, nobody else
 * awaits it.
 *
 * @returns Its arrival, then what a render can show: `ready`, or `pending` if it cannot be used.
 */
export function streamedToken(session: ConnectTokenSession): Promise<void> | ConnectTokenState | undefined {
  const initial = recallInitial(session);
  if (!initial?.isPromise) return undefined;
  const { value } = initial;
  if (!arrived.has(value)) return arrivalOf(value);
  // A value that is no object is refused by reading it, as any other broken one.
  const settled = { ...initial, isPromise: false, value: arrived.get(value) as object };
  const state = states.get(session) ?? firstState(settled);
  states.set(session, state);
  return state;
}
