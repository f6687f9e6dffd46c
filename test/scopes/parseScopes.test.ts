import { expect, it } from "vitest";
import { parseScopes } from "../../src/scopes/parseScopes.js";

it.each([
  ["one", "connect:proxy", ["connect:proxy"]],
  ["several in their order", "connect:proxy connect:*", ["connect:proxy", "connect:*"]],
  ["any white space", "\n a\t b  c ", ["a", "b", "c"]],
  ["duplicates", "b a b a", ["b", "a"]],
  ["none", " ", []],
  ["a list", ["b", "a"], ["b", "a"]],
  ["a list whose entries are lists", ["a b", "b c"], ["a", "b", "c"]],
])("splits %s", (_, text, scopes) => {
  expect(parseScopes(text)).toEqual(scopes);
});
