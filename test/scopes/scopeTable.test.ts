import { expect, it } from "vitest";
import { describeScope } from "../../src/scopes/describeScope.js";
import { isScope } from "../../src/scopes/isScope.js";
import { CONNECT_SCOPES, OAUTH_SCOPES } from "../../src/scopes/scopeTable.js";

/** As Pipedream's page "Authentication" of the Connect API reference lists them. */
const documented = [
  "connect:*",
  "connect:actions:*",
  "connect:triggers:*",
  "connect:accounts:read",
  "connect:accounts:write",
  "connect:deployed_triggers:read",
  "connect:deployed_triggers:write",
  "connect:usage:read",
  "connect:users:read",
  "connect:users:write",
  "connect:tokens:create",
  "connect:proxy",
  "connect:workflow:invoke",
];

it("lists the 13 scopes of Connect tokens and the 14 of OAuth tokens in the documented order", () => {
  expect(CONNECT_SCOPES.map((row) => row.scope)).toEqual(documented);
  expect(OAUTH_SCOPES.map((row) => row.scope)).toEqual(["*", ...documented]);
});

it("has scopes that are well formed, each with a description of its own", () => {
  const descriptions = OAUTH_SCOPES.map((row) => row.description);

  expect(OAUTH_SCOPES.every((row) => isScope(row.scope))).toBe(true);
  expect(new Set(descriptions).size).toBe(14);
  expect(descriptions.every((each) => /^[A-Z].{10,70}[^.]$/.test(each))).toBe(true);
});

it("knows which scopes only an OAuth token can use", () => {
  const oauthOnly = OAUTH_SCOPES.filter((row) => row.tokens === "oauth").map((row) => row.scope);

  expect(oauthOnly).toEqual(["*", "connect:usage:read", "connect:users:read", "connect:tokens:create"]);
});

it("describes each listed scope, and one below a listed wildcard by that", () => {
  for (const { scope, description } of OAUTH_SCOPES) expect(describeScope(scope)).toBe(description);
  expect(describeScope("connect:actions:run")).toBe("Find, configure and run actions");
  expect(describeScope("connect:triggers:deploy")).toBe("Find, configure and deploy triggers");
});

it("describes what nothing but connect:* covers by its own name", () => {
  expect(describeScope("connect:future:read")).toBe("connect:future:read");
  expect(describeScope("connect:accounts:*")).toBe("connect:accounts:*");
});
