import { expect, it } from "vitest";
import { connectTokenError } from "../../src/errors/browserCatalogue.js";
import { type Access, nextAccess } from "../../src/session/access.js";
import type { ConnectTokenState } from "../../src/session/SessionState.js";

const error = connectTokenError("callback_unavailable", {});
const end = connectTokenError("callback_unauthorized", {});
const retryAt = new Date(Date.UTC(2026, 0, 1));
const scopes = ["connect:accounts:read", "connect:proxy"];
const unknown: Access = { status: "unknown" };
const known: Access = { status: "known", scopes };
const ended: Access = { status: "ended", error: end };
const pending: ConnectTokenState = { status: "pending" };
const endState: ConnectTokenState = { status: "error", error: end, scopes };

function ready(granted: readonly string[], more: object = {}): ConnectTokenState {
  return {
    status: "ready",
    token: "ctok_1",
    expiresAt: null,
    scopes: granted,
    isRefreshing: false,
    ...more,
  };
}

function expired(granted: readonly string[], more: object = {}): ConnectTokenState {
  return { status: "expired", expiresAt: null, scopes: granted, ...more };
}

function retried(why = error): ConnectTokenState {
  return { status: "error", error: why, retryAt };
}

it.each<[string, Access, ConnectTokenState]>([
  ["nothing is known yet", unknown, pending],
  ["the first token still fails in the same way", { status: "unknown", error }, retried()],
  ["a refresh grants the same", known, ready([...scopes])],
  ["a refresh grants the same in another order", known, ready([...scopes].reverse())],
  ["a refresh fails", known, ready(scopes, { error })],
  ["the token lapses", known, expired(scopes)],
  ["the token lapses and the next one fails", known, expired(scopes, { error })],
  ["it has ended for the same reason", ended, endState],
])("keeps its identity while %s", (_, access, next) => {
  expect(nextAccess(access, next)).toBe(access);
});

it.each<[string, Access, ConnectTokenState, Access]>([
  ["the first grant", unknown, ready(scopes), known],
  ["the grant of a token that had lapsed before anybody looked", unknown, expired(scopes), known],
  ["a narrower grant", known, expired(["connect:proxy"]), { status: "known", scopes: ["connect:proxy"] }],
  [
    "another grant of as many scopes",
    known,
    expired(["connect:proxy", "connect:users:write"]),
    { status: "known", scopes: ["connect:proxy", "connect:users:write"] },
  ],
  ["a failure of the first token", unknown, retried(), { status: "unknown", error }],
  [
    "another failure of the first token",
    { status: "unknown", error },
    retried(end),
    { status: "unknown", error: end },
  ],
  ["the end", known, endState, ended],
  ["the end for another reason", ended, { status: "error", error, scopes }, { status: "ended", error }],
  ["the end after a failure that is the same", { status: "unknown", error: end }, endState, ended],
  [
    "a failure that is retried after the same was the end",
    ended,
    retried(end),
    { status: "unknown", error: end },
  ],
  ["a new grant after the end", ended, ready(scopes), known],
])("changes with %s", (_, access, next, expected) => {
  expect(nextAccess(access, next)).toStrictEqual(expected);
});

it("does not give back a lapsed grant after the end, when what comes next is tried again", () => {
  expect(nextAccess(ended, expired(scopes, { error }))).toStrictEqual({ status: "unknown", error });
  const failing: Access = { status: "unknown", error };
  expect(nextAccess(failing, expired(scopes, { error }))).toBe(failing);
});

it("ends with signed_out where nobody is signed in", () => {
  expect(nextAccess(unknown, { status: "idle" })).toMatchObject({
    status: "ended",
    error: { code: "signed_out" },
  });
});
