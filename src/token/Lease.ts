import { elapsedMs, type Instant } from "../environment/Clock.js";

/** A token that may be used for a while. It is replaced, never changed. */
export interface Lease {
  readonly token: string;
  readonly scopes: readonly string[];
  /** What is left of {@link scopes} once the API has refused a call for lack of one. */
  readonly scopesLeft?: readonly string[];
  /** From when {@link lifeMs} is counted: the start of the request. */
  readonly since: Instant;
  /** Endless when it names no end: it is used until the API refuses it. */
  readonly lifeMs: number;
  /** After how many ms of its life it is refreshed. */
  readonly refreshAfterMs: number;
  /** When it was asked for, in ms of the monotonic clock: the newest answer wins, whatever the order of arrival. */
  readonly askedAt: number;
  /** The API refused it before its time was over. */
  readonly isRefused?: true;
}

/** What the token grants, as far as the API has not said otherwise. */
export function grantOf(lease: Lease): readonly string[] {
  return lease.scopesLeft ?? lease.scopes;
}

/** The last stretch of a life, in which a token is not handed out, so that it cannot lapse on the wire. */
export function floorMs(lifeMs: number): number {
  return Math.min(30_000, lifeMs / 10);
}

/**
 * After how many ms of its life a token is refreshed: ahead of the floor by a window, and by a random share of a
 * tenth of the life, so that a fleet that started together does not come back together.
 *
 * @param random From 0 up to 1.
 */
export function refreshAfterMs(lifeMs: number, random: number): number {
  if (lifeMs === Number.POSITIVE_INFINITY) return lifeMs;
  const window = Math.min(300_000, lifeMs / 10);
  return lifeMs - floorMs(lifeMs) - window - (random * lifeMs) / 10;
}

/** Milliseconds until the token ends; negative afterwards. */
export function remainingMs(lease: Lease, now: Instant): number {
  return lease.lifeMs - elapsedMs(lease.since, now);
}

/** Milliseconds for which the token is still handed out: until its floor; zero or less from then on. */
export function usableMs(lease: Lease | null, now: Instant): number {
  if (lease === null || lease.isRefused) return 0;
  return remainingMs(lease, now) - floorMs(lease.lifeMs);
}

/** Whether the token may be handed out. */
export function isUsable(lease: Lease | null, now: Instant): lease is Lease {
  return usableMs(lease, now) > 0;
}

/** The end by the device's own clock. */
export function expiresAt(lease: Lease): Date | null {
  return lease.lifeMs === Number.POSITIVE_INFINITY ? null : new Date(lease.since.wall + lease.lifeMs);
}
