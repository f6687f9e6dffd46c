import { expect, it } from "vitest";
import { assertSameSession } from "../../src/session/assertSameSession.js";
import { checkOptions } from "../../src/session/checkOptions.js";
import type { ConnectTokenSessionOptions } from "../../src/session/SessionOptions.js";

const own: ConnectTokenSessionOptions = {
  externalUserId: "alice",
  tokenCallback: async () => ({ token: "ctok_1", expires_at: "2026-01-01T00:00:00Z" }),
};
const change = (next: Partial<ConnectTokenSessionOptions>) => () =>
  assertSameSession(checkOptions(own), checkOptions({ ...own, ...next } as ConnectTokenSessionOptions));

it.each([
  ["externalUserId", { externalUserId: "bob" }],
  ["baseUrl", { baseUrl: "http://localhost:4000" }],
  ["projectEnvironment", { projectEnvironment: "production" }],
] as const)("refuses another %s", (option, next) => {
  expect(change(next)).toThrow(expect.objectContaining({ code: "invalid_options" }));
  expect(change(next)).toThrow(`session cannot change its ${option}.`);
});

it("takes other scopes, another life and the same address with a slash", () => {
  expect(
    change({ scope: "connect:proxy", expiresIn: 60, baseUrl: "https://api.pipedream.com/" }),
  ).not.toThrow();
});
