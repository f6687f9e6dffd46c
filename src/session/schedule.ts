import { elapsedMs, type Instant } from "../environment/Clock.js";
import type { ConnectTokenError } from "../errors/ConnectTokenError.js";
import { isUsable, type Lease } from "../token/Lease.js";

/** The last attempt failed, and nothing has succeeded since. */
export interface Failure {
  readonly error: ConnectTokenError;
  readonly since: Instant;
  /** Milliseconds from {@link since} until it is tried again; `null`: not by itself. */
  readonly retryInMs: number | null;
  /** Whether the device said it was offline then: once it is online again there is no reason to wait longer. */
  readonly isOffline: boolean;
}

/** What the next attempt depends on. */
export interface ScheduleFacts {
  readonly now: Instant;
  /** Somebody needs a token: a start, or an open call. */
  readonly isNeeded: boolean;
  /** A call is open, which is answered although the tab is hidden. */
  readonly isAsked: boolean;
  readonly isVisible: boolean;
  readonly isOnline: boolean;
  readonly lease: Lease | null;
  readonly failure: Failure | null;
}

/**
 * In how many ms the next attempt is made by itself, refresh and retry alike; `null`: not as things are.
 * The only rule about *when*; what a person asks for goes past it.
 */
export function nextAttemptInMs(facts: ScheduleFacts): number | null {
  const { now, isNeeded, isAsked, isVisible, isOnline, lease, failure } = facts;
  if (!isNeeded) return null;
  // The first token is tried for whatever the device believes of itself: `onLine` is a hint.
  if (lease === null && failure === null) return 0;
  if (!isOnline || !(isVisible || isAsked)) return null;
  if (failure !== null) {
    if (failure.retryInMs === null) return null;
    return failure.isOffline ? 0 : Math.max(0, failure.retryInMs - elapsedMs(failure.since, now));
  }
  if (!isUsable(lease, now)) return 0;
  return Math.max(0, lease.refreshAfterMs - elapsedMs(lease.since, now));
}
