import { expect, it } from "vitest";
import { groupScopes } from "../../src/ui/scopeGroups.js";

it("puts each scope where it belongs, both words for everything first and what is new last", () => {
  const scopes = ["connect:proxy", "connect:new:read", "*", "connect:*", "connect:deployed_triggers:read"];
  const groups = groupScopes(scopes.map((scope) => ({ scope, isGranted: true })));
  expect(groups.map(({ group, lines }) => [group, ...lines.map(({ scope }) => scope)])).toEqual([
    ["everything", "*", "connect:*"],
    ["deployed_triggers", "connect:deployed_triggers:read"],
    ["proxy", "connect:proxy"],
    ["other", "connect:new:read"],
  ]);
});
