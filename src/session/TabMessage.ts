import type { Instant } from "../environment/Clock.js";
import { isScope } from "../scopes/isScope.js";
import { type Lease, remainingMs } from "../token/Lease.js";
import { cutLife, lifeOfAged } from "../token/lifeOf.js";
import { readOwnToken } from "../token/readOwnToken.js";
import { invalid } from "../token/readTokenResponse.js";
import type { CheckedOptions } from "./checkOptions.js";
import { createLease } from "./leaseFromAnswer.js";

/** The version of what follows: sessions of another one are not heard. */
const version = 1;

/** What the sessions of one key tell each other. */
export type TabMessage =
  /** Who has a token? */
  | { readonly type: "ask" }
  /** Somebody fetches, under the lock of this number. */
  | { readonly type: "turn"; readonly number: number }
  /** The API refused this one; who fetches the next asks for what was stepped up to as well. */
  | { readonly type: "invalid"; readonly token: string; readonly steppedUp: readonly string[] }
  /** The route handed out this one once more. */
  | { readonly type: "repeated"; readonly token: string }
  | ReturnType<typeof tokenMessage>;

/** Whom a session agrees with: what others ask for the same; `null` where it is on its own. */
export function tabsKey(options: CheckedOptions): string | null {
  const { externalUserId, scopes, expiresIn, baseUrl, projectEnvironment } = options;
  const { shareAcrossTabs, tokenCallback } = options;
  if (shareAcrossTabs === false || externalUserId == null || tokenCallback === undefined) return null;
  const key = [version, shareAcrossTabs, externalUserId, scopes, expiresIn, baseUrl, projectEnvironment];
  return `react-connect-token ${JSON.stringify(key)}`;
}

/** A token as others are told of it: with what is left of its life, never with the life it had. */
export function tokenMessage(lease: Lease, steppedUp: readonly string[], now: Instant) {
  const leftMs = remainingMs(lease, now);
  return {
    type: "token" as const,
    token: lease.token,
    scope: lease.scopes,
    expires_in: leftMs / 1_000,
    expires_at: new Date(now.wall + leftMs),
    /** By the wall clock, which all tabs have in common: in whole ms, and rather too early than too late. */
    askedAt: Math.floor(now.wall - (now.monotonic - lease.askedAt)) - 1,
    /** What was asked for beside the options' scope, and has to be asked for again. */
    steppedUp,
  };
}

/**
 * The lease that another session's token amounts to, checked as strictly as a callback's answer. It does not live
 * longer than what is left by either clock.
 *
 * @throws ConnectTokenError `invalid_response`
 */
export function leaseFromTab(message: unknown, externalUserId: string, now: Instant, random: number) {
  const read = readOwnToken(message, externalUserId);
  const { askedAt, steppedUp } = read.extra;
  if (typeof askedAt !== "number" || !Number.isFinite(askedAt)) throw invalid("askedAt", "is not a number");
  const ageMs = now.wall - askedAt;
  // A wall clock that was set back since says nothing of its age. A little is the rounding of two clocks.
  if (ageMs <= -1_000) throw invalid("askedAt", "is not in the past");
  const since = { wall: now.wall - ageMs, monotonic: now.monotonic - ageMs };
  const lease = createLease(read, since, cutLife(ageMs + lifeOfAged(read, now)), random);
  return { lease, steppedUp: readSteppedUp(steppedUp) };
}

/** What another session says that it has stepped up to. It is input like any other. */
export function readSteppedUp(steppedUp: unknown): readonly string[] {
  return Array.isArray(steppedUp) ? steppedUp.filter(isScope) : [];
}
