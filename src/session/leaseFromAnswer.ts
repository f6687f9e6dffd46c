import { elapsedMs, type Instant } from "../environment/Clock.js";
import { connectTokenError } from "../errors/browserCatalogue.js";
import { type Lease, refreshAfterMs, remainingMs, usableMs } from "../token/Lease.js";
import { lifeOfAnswer } from "../token/lifeOf.js";
import type { DatedAnswer } from "./askCallback.js";

/** What an answer is compared with before it is believed. */
export interface LeaseContext {
  readonly externalUserId: string;
  /** The scopes that were asked for; they are granted when the answer does not say (RFC 6749 §5.1). */
  readonly asked: readonly string[] | null;
  readonly previous: Lease | null;
  readonly isRefused: (token: string) => boolean;
  readonly attempt: number;
  readonly now: Instant;
  /** From 0 up to 1. */
  readonly random: number;
}

/** Pipedream's default for a token that was made without a scope. */
export const defaultScopes: readonly string[] = ["connect:*"];

/**
 * The lease that an answer amounts to.
 *
 * @throws ConnectTokenError `invalid_response`, `expired_on_arrival`, `repeated_token`
 */
export function leaseFromAnswer({ read, serverTime, start }: DatedAnswer, context: LeaseContext): Lease {
  const { externalUserId, asked, previous, isRefused, attempt, now, random } = context;
  if (read.externalUserId !== null && read.externalUserId !== externalUserId) {
    throw connectTokenError("invalid_response", { field: "external_user_id", problem: "names another user" });
  }
  if (isRefused(read.token)) throw connectTokenError("repeated_token", {});
  if (read.token === previous?.token) {
    // What it grants does not grow by asking for more.
    return spacedOut({ ...previous, scopes: read.scopes ?? previous.scopes, attempt }, now);
  }

  const lifeMs = lifeOfAnswer(read, serverTime, start);
  if (lifeMs === null) {
    throw connectTokenError("invalid_response", { field: "expires_at", problem: "is missing" });
  }
  const lease: Lease = {
    token: read.token,
    scopes: read.scopes ?? asked ?? defaultScopes,
    since: start,
    lifeMs,
    refreshAfterMs: refreshAfterMs(lifeMs, random),
    attempt,
  };
  if (usableMs(lease, now) <= 0) {
    const lateSeconds = Math.max(0, Math.round((elapsedMs(start, now) - lifeMs) / 1_000));
    throw connectTokenError("expired_on_arrival", { lateSeconds });
  }
  return lease;
}

/** The same token again: its life is what it was, and the next try comes after half of what is left of it. */
function spacedOut(lease: Lease, now: Instant): Lease {
  if (usableMs(lease, now) <= 0) throw connectTokenError("repeated_token", {});
  const pause = Math.max(1_000, remainingMs(lease, now) / 2);
  return { ...lease, refreshAfterMs: elapsedMs(lease.since, now) + pause };
}
