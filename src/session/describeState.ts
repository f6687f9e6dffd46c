import type { Instant } from "../environment/Clock.js";
import { hideToken } from "../token/hideToken.js";
import { expiresAt, grantOf, isUsable, type Lease } from "../token/Lease.js";
import { defined } from "./defined.js";
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
  const { error, retryInMs } = failure ?? {};
  const retryAt = retryInMs == null || !failure ? undefined : new Date(failure.since.wall + retryInMs);
  if (lease === null)
    return error ? defined({ status: "error" as const, error, retryAt }) : { status: "pending" };
  const { token } = lease;
  const scopes = grantOf(lease);
  const life = { expiresAt: expiresAt(lease), scopes };
  if (isUsable(lease, now)) {
    const isRefreshing = isFetching;
    return hideToken(defined({ status: "ready" as const, ...life, isRefreshing, error, retryAt }), token);
  }
  if (failure?.retryInMs === null) return { status: "error", error: failure.error, scopes };
  return defined({ status: "expired" as const, ...life, error, retryAt });
}

/** Whether a state is the end: there is no token, and nothing is tried again by itself. */
export function isEnd(state: ConnectTokenState): state is ErrorState {
  return state.status === "error" && state.retryAt === undefined;
}
