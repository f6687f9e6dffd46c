import { expect, it } from "vitest";
import { grantableScopes } from "../../src/server/grantableScopes.js";

it.each([
  ["connect:*", "connect:accounts:read", "connect:accounts:read"],
  ["connect:accounts:read", "connect:*", "connect:accounts:read"],
  [
    "connect:actions:* connect:proxy",
    "connect:actions:run connect:proxy",
    "connect:actions:run connect:proxy",
  ],
  [
    "connect:proxy connect:users:read",
    "connect:users:read connect:proxy",
    "connect:proxy connect:users:read",
  ],
  ["connect:* connect:proxy", "connect:proxy", "connect:proxy"],
  ["connect:accounts:write", "connect:accounts:read", ""],
])("has in common of %j and %j: %j", (asked, allowed, common) => {
  expect(grantableScopes(asked.split(" "), allowed.split(" ")).join(" ")).toBe(common);
});
