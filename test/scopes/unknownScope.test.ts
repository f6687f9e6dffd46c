import { expect, it } from "vitest";
import { CONNECT_SCOPES } from "../../src/scopes/scopeTable.js";
import { unknownScope } from "../../src/scopes/unknownScope.js";

it.each([
  ...CONNECT_SCOPES.map((row) => row.scope),
  "connect:actions:run",
  "connect:triggers:deploy:now",
  "connect:projects:read",
  "connect:projects:write",
  "connect:apps:*",
  "connect:apps:read",
])("says nothing about %s", (scope) => {
  expect(unknownScope(scope)).toBeNull();
});

it.each([
  ["connect:acounts:read", "connect:accounts:read"],
  ["connect:account:write", "connect:accounts:write"],
  ["connect:proxi", "connect:proxy"],
  ["connect:workflows:invoke", "connect:workflow:invoke"],
  ["connect:something:entirely:different", undefined],
])("says of %s that it may be %s", (scope, nearest) => {
  expect(unknownScope(scope)).toEqual({ nearest });
});
