import { expect, it } from "vitest";
import { type LeaseContext, leaseFromAnswer } from "../../src/session/leaseFromAnswer.js";
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
  attempt: 1,
};

function lease(answer: object, context: Partial<LeaseContext> = {}): Lease {
  const read: ReadToken = readTokenResponse({ token: "ctok_new", expires_in: 100, ...answer });
  return leaseFromAnswer(
    { read, serverTime: null, start: at(80_000) },
    {
      externalUserId: "alice",
      asked: null,
      previous,
      isRefused: () => false,
      attempt: 2,
      now: at(80_500),
      random: 0.5,
      ...context,
    },
  );
}

it("counts the life from the start of the request", () => {
  expect(lease({})).toEqual({
    token: "ctok_new",
    scopes: ["connect:*"],
    since: at(80_000),
    lifeMs: 100_000,
    refreshAfterMs: 75_000,
    attempt: 2,
  });
});

it.each([
  ["what the answer says", { scope: "connect:proxy" }, ["connect:*"], ["connect:proxy"]],
  ["what was asked for when the answer does not say", {}, ["connect:proxy"], ["connect:proxy"]],
  ["Pipedream's default when neither says", {}, null, ["connect:*"]],
])("takes as granted %s", (_, answer, asked, scopes) => {
  expect(lease(answer, { asked }).scopes).toEqual(scopes);
});

it("refuses a token that names another user", () => {
  expect(() => lease({ external_user_id: "bob" })).toThrow("external_user_id names another user");
  expect(lease({ external_user_id: "alice" }).token).toBe("ctok_new");
});

it("refuses a token without an end", () => {
  expect(() => lease({ expires_in: undefined })).toThrow("expires_at is missing");
});

it.each([
  ["over", { expires_in: -7 }, "over for 8 s"],
  ["over by its date", { expires_in: undefined, expires_at: new Date(wall + 20_500) }, "over for 60 s"],
  ["within its floor", { expires_in: 0 }, "over for 1 s"],
])("refuses a token that is %s when it arrives, and says by how much", (_, answer, sentence) => {
  expect(() => lease(answer)).toThrow(
    expect.objectContaining({ code: "expired_on_arrival", retryable: true }),
  );
  expect(() => lease(answer)).toThrow(sentence);
  expect(() => lease(answer)).toThrow("clock skew");
});

it("keeps the same token again with the life it had, and leaves half of it until the next try", () => {
  const again = lease({ token: "ctok_old", expires_in: 14_400 });

  expect(again).toMatchObject({ token: "ctok_old", since: at(0), lifeMs: 100_000, attempt: 2 });
  expect(again.refreshAfterMs).toBe(80_500 + 19_500 / 2);
});

it("leaves at least a second until the next try", () => {
  const again = lease(
    { token: "ctok_old" },
    { previous: { ...previous, lifeMs: 82_000 / 0.9 }, now: at(81_500) },
  );

  expect(again.refreshAfterMs).toBeGreaterThanOrEqual(82_500);
});

it("does not take the same token again for a wider one because more was asked for", () => {
  const again = lease({ token: "ctok_old" }, { asked: ["connect:proxy", "connect:accounts:write"] });

  expect(again.scopes).toEqual(["connect:proxy"]);
  expect(lease({ token: "ctok_old", scope: "connect:*" }).scopes).toEqual(["connect:*"]);
});

it("refuses the same token again once it has lapsed or was refused", () => {
  const repeated = expect.objectContaining({ code: "repeated_token" });

  expect(() => lease({ token: "ctok_old" }, { now: at(95_000) })).toThrow(repeated);
  expect(() => lease({}, { isRefused: (token) => token === "ctok_new" })).toThrow(repeated);
});
