import { expect, it } from "vitest";
import { isConnectScope } from "../../src/scopes/isConnectScope.js";

it.each(["connect:*", "connect:accounts:read", "future"])("takes %s", (scope) => {
  expect(isConnectScope(scope)).toBe(true);
});

it.each(["*", "", "connect:*:read", "Connect:proxy"])('refuses "%s"', (scope) => {
  expect(isConnectScope(scope)).toBe(false);
});
