import type { Instant } from "../environment/Clock.js";
import { hideToken } from "../token/hideToken.js";
import { expiresAt, type Lease, usableMs } from "../token/Lease.js";
import type { ConnectTokenState, ErrorState } from "./SessionState.js";
import type { Failure } from "./schedule.js";

/** What the state is decided from. */
export interface StateFacts {
  readonly now: Instant;
  readonly lease: Lease | null;
  readonly failure: Failure | null;
  readonly isFetching: boolean;
}

/** The state that these facts amount to, for a user who is known. */
export function describeState({ now, lease, failure, isFetching }: StateFacts): ConnectTokenState {
  const retryAt =
    failure?.retryInMs == null ? {} : { retryAt: new Date(failure.since.wall + failure.retryInMs) };
  const trouble = failure === null ? {} : { error: failure.error, ...retryAt };
  if (lease === null) {
    return failure === null ? { status: "pending" } : { status: "error", error: failure.error, ...retryAt };
  }
  const { token, scopes } = lease;
  if (usableMs(lease, now) > 0) {
    return hideToken(
      { status: "ready", expiresAt: expiresAt(lease), scopes, isRefreshing: isFetching, ...trouble },
      token,
    );
  }
  if (failure !== null && failure.retryInMs === null)
    return { status: "error", error: failure.error, scopes };
  return { status: "expired", expiresAt: expiresAt(lease), scopes, ...trouble };
}

/** Whether a state is the end: there is no token, and nothing is tried again by itself. */
export function isEnd(state: ConnectTokenState): state is ErrorState {
  return state.status === "error" && state.retryAt === undefined;
}
