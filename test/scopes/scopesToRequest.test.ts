import { expect, it } from "vitest";
import type { Requirement } from "../../src/scopes/Requirement.js";
import { scopesToRequest } from "../../src/scopes/scopesToRequest.js";

it.each<[string, Requirement | string, readonly string[]]>([
  ["one scope", "connect:proxy", ["connect:proxy"]],
  ["every one of a text", "connect:proxy connect:users:write", ["connect:proxy", "connect:users:write"]],
  [
    "every one of all",
    { all: ["connect:proxy", "connect:users:write"] },
    ["connect:proxy", "connect:users:write"],
  ],
  ["the first of any", { any: ["connect:proxy", "connect:users:write"] }, ["connect:proxy"]],
  [
    "the first of any inside all",
    { all: ["connect:proxy", { any: ["connect:*", "connect:proxy"] }] },
    ["connect:proxy", "connect:*"],
  ],
])("asks for %s", (_, requirement, scopes) => {
  expect(scopesToRequest(requirement)).toEqual(scopes);
});
