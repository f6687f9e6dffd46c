import { expect, it } from "vitest";
import { leaseFromAnswer, repeatedLease } from "../../src/session/leaseFromAnswer.js";
import type { Lease } from "../../src/token/Lease.js";
import { type ReadToken, readTokenResponse } from "../../src/token/readTokenResponse.js";

const wall = Date.UTC(2026, 0, 1);
const at = (ms: number) => ({ wall: wall + ms, monotonic: ms });
const previous: Lease = {
  token: "ctok_old",
  scopes: ["connect:proxy"],
  since: at(0),
  lifeMs: 100_000,
  refreshAfterMs: 75_000,
  askedAt: 1,
};

function readOf(answer: object): ReadToken {
  return readTokenResponse({ token: "ctok_new", expires_in: 100, ...answer });
}

function lease(answer: object, asked: readonly string[] | null = null): Lease {
  return leaseFromAnswer(
    { read: readOf(answer), serverTime: null, start: at(80_000) },
    asked,
    at(80_500),
    0.5,
  );
}

function again(answer: object, now = at(80_500), before = previous): Lease {
  return repeatedLease(before, readOf({ token: "ctok_old", ...answer }).scopes, now);
}

it("counts the life from the start of the request", () => {
  expect(lease({})).toEqual({
    token: "ctok_new",
    scopes: ["connect:*"],
    since: at(80_000),
    lifeMs: 100_000,
    refreshAfterMs: 75_000,
    askedAt: 80_000,
  });
});

it.each([
  ["what the answer says", { scope: "connect:proxy" }, ["connect:*"], ["connect:proxy"]],
  ["what was asked for when the answer does not say", {}, ["connect:proxy"], ["connect:proxy"]],
  ["Pipedream's default when neither says", {}, null, ["connect:*"]],
])("takes as granted %s", (_, answer, asked, scopes) => {
  expect(lease(answer, asked).scopes).toEqual(scopes);
});

it.each([
  ["over", { expires_in: -7 }, "expired 8 s"],
  ["over by its date", { expires_in: undefined, expires_at: new Date(wall + 20_500) }, "expired 60 s"],
  ["within its floor", { expires_in: 0 }, "expired 1 s"],
])("refuses a token that is %s when it arrives, and says by how much", (_, answer, sentence) => {
  expect(() => lease(answer)).toThrow(
    expect.objectContaining({ code: "expired_on_arrival", retryable: true }),
  );
  expect(() => lease(answer)).toThrow(sentence);
  expect(() => lease(answer)).toThrow("clock skew");
});

it("keeps the same token again with the life it had, and leaves half of it until the next try", () => {
  const repeated = again({ expires_in: 14_400 });

  expect(repeated).toMatchObject({ token: "ctok_old", since: at(0), lifeMs: 100_000 });
  expect(repeated.refreshAfterMs).toBe(80_500 + 19_500 / 2);
});

it("leaves at least a second until the next try", () => {
  const short = { ...previous, since: at(80_000), lifeMs: 2_000 };

  expect(again({}, at(81_000), short).refreshAfterMs).toBe(2_000);
});

it("does not take the same token again for a wider one because more was asked for", () => {
  expect(again({}).scopes).toEqual(["connect:proxy"]);
  expect(again({ scope: "connect:*" }).scopes).toEqual(["connect:*"]);
});

it("refuses the same token again once it has lapsed", () => {
  expect(() => again({}, at(95_000))).toThrow(expect.objectContaining({ code: "repeated_token" }));
});
