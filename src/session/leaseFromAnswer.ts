import { elapsedMs, type Instant } from "../environment/Clock.js";
import { connectTokenError } from "../errors/browserCatalogue.js";
import { isUsable, type Lease, refreshAfterMs, remainingMs } from "../token/Lease.js";
import { lifeOfAnswer } from "../token/lifeOf.js";
import type { ReadToken } from "../token/readTokenResponse.js";
import type { DatedAnswer } from "./askCallback.js";

/** Pipedream's default for a token that was made without a scope. */
export const defaultScopes: readonly string[] = ["connect:*"];

/**
 * The lease that a fresh answer amounts to.
 *
 * @param asked The scopes that were asked for; they are granted when the answer does not say (RFC 6749 §5.1).
 * @param random From 0 up to 1.
 * @throws ConnectTokenError `expired_on_arrival`
 */
export function leaseFromAnswer(
  { read, serverTime, start }: DatedAnswer,
  asked: readonly string[] | null,
  now: Instant,
  random: number,
): Lease {
  const lifeMs = lifeOfAnswer(read, serverTime, start);
  const lease = createLease({ ...read, scopes: read.scopes ?? asked }, start, lifeMs, random);
  if (!isUsable(lease, now)) {
    const lateSeconds = Math.max(0, Math.round(-remainingMs(lease, now) / 1_000));
    throw connectTokenError("expired_on_arrival", { lateSeconds });
  }
  return lease;
}

/** A lease on what was read. */
export function createLease(read: ReadToken, since: Instant, lifeMs: number, random: number): Lease {
  return {
    token: read.token,
    scopes: read.scopes ?? defaultScopes,
    since,
    lifeMs,
    refreshAfterMs: refreshAfterMs(lifeMs, random),
    askedAt: since.monotonic,
  };
}

/**
 * The lease after the same token came again: its life is what it was, and what it grants does not grow by asking for
 * more. The next try comes after half of what is left of it.
 *
 * @throws ConnectTokenError `repeated_token` once it has lapsed
 */
export function repeatedLease(lease: Lease, scopes: readonly string[] | null, now: Instant): Lease {
  if (!isUsable(lease, now)) throw connectTokenError("repeated_token", {});
  const pause = Math.max(1_000, remainingMs(lease, now) / 2);
  return {
    ...lease,
    scopes: scopes ?? lease.scopes,
    refreshAfterMs: elapsedMs(lease.since, now) + pause,
  };
}
