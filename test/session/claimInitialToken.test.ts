import { expect, it } from "vitest";
import { checkOptions } from "../../src/session/checkOptions.js";
import { claimInitialToken, firstState } from "../../src/session/InitialToken.js";
import type { ConnectTokenSessionOptions } from "../../src/session/SessionOptions.js";
import { createWorld } from "../world.js";

const tokenCallback = () => new Promise<never>(() => {});
const token = (more: object = {}) => ({ token: "ctok_1", expires_at: "2026-01-01T00:00:00Z", ...more });
const claim = (options: object) =>
  claimInitialToken(checkOptions({ externalUserId: "alice", ...options } as ConnectTokenSessionOptions));

it("belongs to the first known user it comes with, and not to one who is not known yet", () => {
  const initialToken = token();
  expect(claim({ externalUserId: undefined, initialToken })).toBeNull();
  expect(claim({ externalUserId: null, initialToken })).toBeNull();

  expect(claim({ initialToken })).toMatchObject({ value: initialToken, isPromise: false });
  expect(claim({ externalUserId: "bob", initialToken })).toBeNull();
});

it("belongs to that user in every other object with the same token, of which the newest twenty are known", () => {
  const environment = createWorld();
  const read = (externalUserId: string, text: string) => {
    const initialToken = token({ token: text });
    return () => claim({ externalUserId, initialToken, environment })?.read(initialToken).token;
  };
  expect(read("alice", "ctok_alice")()).toBe("ctok_alice");
  expect(read("bob", "ctok_alice")).toThrow("token is another user's");
  for (let other = 0; other < 19; other++) read("bob", `ctok_${other}`)();
  expect(read("bob", "ctok_alice")).toThrow("token is another user's");
  for (let other = 20; other < 40; other++) read("bob", `ctok_${other}`)();
  expect(read("bob", "ctok_alice")()).toBe("ctok_alice");
});

it("is a promise where it has a then that can be called", () => {
  expect(claim({ initialToken: Promise.resolve(token()) })?.isPromise).toBe(true);
  // biome-ignore lint/suspicious/noThenProperty: a server's answer may have any field.
  expect(claim({ initialToken: token({ then: "after that" }) })?.isPromise).toBe(false);
});

it("is shown on first paint, with no refresh on its way", () => {
  expect(firstState(claim({ initialToken: token(), tokenCallback }))).toEqual({
    status: "ready",
    expiresAt: new Date("2026-01-01T00:00:00Z"),
    scopes: ["connect:*"],
    isRefreshing: false,
  });
});

it("shows no end where it has none and needs none", () => {
  const initialToken = { token: "ctok_1" };

  expect(firstState(claim({ initialToken }))).toMatchObject({ status: "ready", expiresAt: null });
});

it.each([
  ["none", undefined],
  ["a promise", Promise.resolve(token())],
  ["a broken one", {}],
  ["one without an end", { token: "ctok_1" }],
])("leaves the first state pending with %s", (_, initialToken) => {
  expect(firstState(claim({ initialToken, tokenCallback }))).toEqual({ status: "pending" });
});
