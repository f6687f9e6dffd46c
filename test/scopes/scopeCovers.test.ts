import { expect, it } from "vitest";
import { scopeCovers } from "../../src/scopes/scopeCovers.js";

it.each([
  ["connect:accounts:read", "connect:accounts:read", true],
  ["connect:*", "connect:accounts:read", true],
  ["connect:*", "connect:actions:*", true],
  ["connect:*", "connect:*", true],
  ["*", "connect:*", true],
  ["connect:actions:*", "connect:actions:run", true],
  ["connect:actions:*", "connect:actions:*", true],
  ["connect:actions:*", "connect:actions", false],
  ["connect:actions:*", "connect:actionsrun", false],
  ["connect:actions:*", "connect:*", false],
  ["connect:actions:run", "connect:actions:*", false],
  ["connect:accounts:write", "connect:accounts:read", false],
  ["connect:accounts", "connect:accounts:read", false],
  ["connect:accounts:read connect:proxy", "connect:proxy", true],
  ["", "connect:proxy", false],
])("granted %j covers required %j: %j", (granted, required, covers) => {
  expect(scopeCovers(granted, required)).toBe(covers);
});
