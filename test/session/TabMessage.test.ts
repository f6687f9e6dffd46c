import { expect, it } from "vitest";
import { leaseFromTab, tokenMessage } from "../../src/session/TabMessage.js";

const wall = Date.UTC(2026, 0, 1);
const now = { wall, monotonic: 5_000 };
const message = {
  token: "ctok_1",
  scope: "connect:proxy",
  expires_in: 60,
  expires_at: new Date(wall + 60_000),
  askedAt: wall - 10_000,
  steppedUp: ["connect:users:read", "two scopes", 7],
};
const leaseOf = (fields: object, at = now) => leaseFromTab({ ...message, ...fields }, "alice", at, 0.5).lease;

it("dates a token by when the other tab asked for it", () => {
  expect(leaseOf({})).toMatchObject({ token: "ctok_1", askedAt: -5_000 });
});

it("takes only scopes for what was stepped up to", () => {
  expect(leaseFromTab(message, "alice", now, 0.5).steppedUp).toEqual(["connect:users:read"]);
});

it.each([undefined, null, "1767225600000", "", true, [], Number.NaN, Number.POSITIVE_INFINITY])(
  "refuses a message whose askedAt is %j",
  (askedAt) => {
    expect(() => leaseOf({ askedAt })).toThrow(/askedAt is not a number/);
  },
);

it("refuses what was asked for in the future, but for the rounding of two clocks", () => {
  expect(leaseOf({ askedAt: wall + 999 }).token).toBe("ctok_1");
  expect(() => leaseOf({ askedAt: wall + 1_000 })).toThrow(/askedAt is not in the past/);
});

it("never makes a token later than it was, though wall clocks have whole milliseconds", () => {
  for (const asked of [0, 0.1, 0.5, 0.9])
    for (const heard of [0, 0.1, 0.5, 0.9]) {
      const lease = { ...leaseOf({}), askedAt: asked };
      const told = tokenMessage(lease, [], { wall, monotonic: asked });

      expect(leaseOf(told, { wall, monotonic: heard }).askedAt).toBeLessThanOrEqual(asked);
    }
});
