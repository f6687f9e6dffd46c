import { expect, it } from "vitest";
import { connectTokenError } from "../../src/errors/browserCatalogue.js";
import { describeState } from "../../src/session/describeState.js";
import { sameFields } from "../../src/session/sameFields.js";
import type { Failure } from "../../src/session/schedule.js";
import type { Lease } from "../../src/token/Lease.js";

const wall = Date.UTC(2026, 0, 1);
const at = (ms: number) => ({ wall: wall + ms, monotonic: ms });
const scopes = ["connect:*"];
const lease: Lease = {
  token: "ctok_1",
  scopes,
  since: at(0),
  lifeMs: 100_000,
  refreshAfterMs: 75_000,
  askedAt: 1,
};
const error = connectTokenError("callback_unavailable", {});
const retried: Failure = { error, since: at(80_000), retryInMs: 4_000, isOffline: false };
const terminal: Failure = { ...retried, retryInMs: null };
const expiresAt = new Date(wall + 100_000);
const retryAt = new Date(wall + 84_000);
const ready = { status: "ready", expiresAt, scopes, isRefreshing: false };

function state(ms: number, more: Partial<Parameters<typeof describeState>[0]> = {}) {
  return describeState({ now: at(ms), lease, failure: null, isFetching: false, ...more });
}

it.each([
  ["nothing", state(0, { lease: null }), { status: "pending" }],
  ["a first attempt", state(0, { lease: null, isFetching: true }), { status: "pending" }],
  [
    "a first attempt that failed",
    state(0, { lease: null, failure: retried }),
    { status: "error", error, retryAt },
  ],
  ["an end before the first token", state(0, { lease: null, failure: terminal }), { status: "error", error }],
  ["a token", state(0), ready],
  ["a token just before its floor", state(89_999), ready],
  ["a token being refreshed", state(80_000, { isFetching: true }), { ...ready, isRefreshing: true }],
  ["a token whose refresh failed", state(80_000, { failure: retried }), { ...ready, error, retryAt }],
  ["a token whose refresh will not be repeated", state(80_000, { failure: terminal }), { ...ready, error }],
  ["a token at its floor", state(90_000), { status: "expired", expiresAt, scopes }],
  [
    "a lapsed token and a failure",
    state(200_000, { failure: retried }),
    { status: "expired", expiresAt, scopes, error, retryAt },
  ],
  ["a lapsed token and an end", state(200_000, { failure: terminal }), { status: "error", error, scopes }],
  [
    "a refused token",
    state(0, { lease: { ...lease, isRefused: true } }),
    { status: "expired", expiresAt, scopes },
  ],
  [
    "a token without an end",
    state(1e12, { lease: { ...lease, lifeMs: Number.POSITIVE_INFINITY } }),
    { ...ready, expiresAt: null },
  ],
])("describes %s", (_, described, expected) => {
  expect({ ...described }).toStrictEqual(expected);
});

it("lets the token be read where it is good, and nowhere else", () => {
  expect(state(0)).toHaveProperty("token", "ctok_1");
  expect(state(95_000)).not.toHaveProperty("token");
  expect(JSON.stringify(state(0))).not.toContain("ctok_1");
});

it("finds two states the same that say the same", () => {
  expect(sameFields(state(0), state(50_000))).toBe(true);
  expect(sameFields(state(0, { lease: null }), state(9, { lease: null }))).toBe(true);
  expect(sameFields(state(0, { failure: retried }), state(9, { failure: retried }))).toBe(true);
});

it.each([
  ["another token", state(0, { lease: { ...lease, token: "ctok_2" } })],
  ["another end", state(0, { lease: { ...lease, lifeMs: 99_000 } })],
  ["other scopes", state(0, { lease: { ...lease, scopes: [] } })],
  ["an error more", state(0, { failure: terminal })],
  ["a refresh on its way", state(0, { isFetching: true })],
  ["another status", state(95_000)],
])("finds a state with %s another one", (_, other) => {
  expect(sameFields(state(0), other)).toBe(false);
  expect(sameFields(other, state(0))).toBe(false);
});
