import { expect, it } from "vitest";
import { connectTokenError } from "../../src/errors/browserCatalogue.js";
import { type Failure, nextAttemptInMs, type ScheduleFacts } from "../../src/session/schedule.js";
import type { Lease } from "../../src/token/Lease.js";

const wall = Date.UTC(2026, 0, 1);
const at = (ms: number) => ({ wall: wall + ms, monotonic: ms });
const lease: Lease = {
  token: "ctok_1",
  scopes: ["connect:*"],
  since: at(0),
  lifeMs: 100_000,
  refreshAfterMs: 75_000,
  askedAt: 1,
};
const failure: Failure = {
  error: connectTokenError("callback_unavailable", {}),
  since: at(80_000),
  retryInMs: 4_000,
  isOffline: false,
};

function inMs(ms: number, more: Partial<ScheduleFacts> = {}): number | null {
  return nextAttemptInMs({
    now: at(ms),
    isNeeded: true,
    isAsked: false,
    isVisible: true,
    isOnline: true,
    lease,
    failure: null,
    ...more,
  });
}

it.each<[string, number | null, number | null]>([
  ["refreshes a new token at its refresh point", inMs(0), 75_000],
  ["counts what has gone by", inMs(70_000), 5_000],
  ["refreshes at once in the window", inMs(80_000), 0],
  ["refreshes at once past the end", inMs(200_000), 0],
  ["refreshes a refused token at once", inMs(0, { lease: { ...lease, isRefused: true } }), 0],
  ["fetches the first token at once", inMs(0, { lease: null }), 0],
  ["fetches the first token also while hidden", inMs(0, { lease: null, isVisible: false }), 0],
  [
    "fetches the first token also while offline, for that is a hint",
    inMs(0, { lease: null, isOnline: false }),
    0,
  ],
  [
    "never refreshes a token that names no end",
    inMs(1e9, {
      lease: { ...lease, lifeMs: Number.POSITIVE_INFINITY, refreshAfterMs: Number.POSITIVE_INFINITY },
    }),
    Number.POSITIVE_INFINITY,
  ],
  ["plans nothing while nobody needs it", inMs(0, { lease: null, isNeeded: false }), null],
  ["plans no refresh while nobody needs it", inMs(80_000, { isNeeded: false }), null],
  ["plans no refresh while hidden", inMs(80_000, { isVisible: false }), null],
  ["answers a call while hidden", inMs(95_000, { isVisible: false, isAsked: true }), 0],
  ["plans no refresh while offline", inMs(80_000, { isOnline: false }), null],
  ["plans none while offline for a call either", inMs(95_000, { isOnline: false, isAsked: true }), null],
  ["retries after the wait", inMs(80_000, { failure }), 4_000],
  ["counts the wait from the failure", inMs(83_000, { failure }), 1_000],
  ["retries at once when the wait is over", inMs(99_000, { failure }), 0],
  ["retries the first token after the wait", inMs(81_000, { failure, lease: null }), 3_000],
  ["does not retry while hidden", inMs(99_000, { failure, isVisible: false }), null],
  ["retries for a call while hidden", inMs(99_000, { failure, isVisible: false, isAsked: true }), 0],
  ["does not retry while offline", inMs(99_000, { failure, isOnline: false }), null],
  [
    "does not wait on once the device is online again",
    inMs(80_000, { failure: { ...failure, isOffline: true } }),
    0,
  ],
  [
    "does not retry what is not retried by itself",
    inMs(1e9, { failure: { ...failure, retryInMs: null } }),
    null,
  ],
  [
    "does not retry that when online again either",
    inMs(1e9, { failure: { ...failure, retryInMs: null, isOffline: true } }),
    null,
  ],
  ["does not retry while nobody needs it", inMs(1e9, { failure, isNeeded: false }), null],
])("%s", (_, planned, expected) => {
  expect(planned).toBe(expected);
});
