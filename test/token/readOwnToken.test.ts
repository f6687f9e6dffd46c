import { expect, it } from "vitest";
import { readOwnToken } from "../../src/token/readOwnToken.js";

const answer = { token: "ctok_1", expires_in: 100 };

it("reads a token that names its user, or nobody", () => {
  expect(readOwnToken(answer, "alice").token).toBe("ctok_1");
  expect(readOwnToken({ ...answer, external_user_id: "alice" }, "alice").token).toBe("ctok_1");
});

it("refuses a token that names another user", () => {
  expect(() => readOwnToken({ ...answer, external_user_id: "bob" }, "alice")).toThrow(
    "external_user_id names another user",
  );
});

it("refuses a token without an end, unless that will do", () => {
  const endless = { token: "ctok_1" };

  expect(() => readOwnToken(endless, "alice")).toThrow("expires_at is missing");
  expect(readOwnToken(endless, "alice", true)).toMatchObject({ expiresIn: null, expiresAt: null });
});
