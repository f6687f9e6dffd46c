import { expect, it } from "vitest";
import { missingScopes } from "../../src/scopes/missingScopes.js";
import type { Requirement } from "../../src/scopes/Requirement.js";

const read = "connect:accounts:read";
const write = "connect:accounts:write";
const proxy = "connect:proxy";

it.each<[string, string | readonly string[], Requirement | string, readonly string[]]>([
  ["one scope that is there", [read], read, []],
  ["one scope that is not", [read], write, [write]],
  ["a text of several, which means all", [read], `${write} ${read} ${proxy}`, [write, proxy]],
  ["all", [read], { all: [write, read, proxy] }, [write, proxy]],
  ["any, one of which is there", [proxy], { any: [read, proxy] }, []],
  ["any, none of which is there: every alternative in order", [], { any: [write, read] }, [write, read]],
  ["any inside all", [read], { all: [read, { any: [write, proxy] }] }, [write, proxy]],
  ["all inside any, nearly there", [read], { any: [{ all: [read, write] }, proxy] }, [write, proxy]],
  ["all inside any, there", [read, write], { any: [{ all: [read, write] }, proxy] }, []],
  ["the same scope twice", [], { all: [write, { any: [write, proxy] }] }, [write, proxy]],
  ["a wildcard that covers", ["connect:*"], { all: [read, "connect:actions:*"] }, []],
  [
    "a required wildcard, narrower grant",
    ["connect:actions:run"],
    "connect:actions:*",
    ["connect:actions:*"],
  ],
  ["a grant as text", `${read} ${proxy}`, { all: [read, proxy] }, []],
  ["no grant", "", read, [read]],
])("finds what is missing of %s", (_, granted, requirement, missing) => {
  expect(missingScopes(granted, requirement)).toEqual(missing);
});

it.each([
  [""],
  [" "],
  [{ all: [] }],
  [{ any: [] }],
  [{ all: [read, { any: [] }] }],
  [{ any: [read, { all: [] }] }],
  [{}],
  [[read]],
  [{ all: read }],
  [null],
  [undefined],
  [7],
])("refuses %j, which names no scope", (requirement) => {
  // What a caller without types may give.
  expect(() => missingScopes([read], requirement as unknown as Requirement)).toThrow(
    expect.objectContaining({ code: "invalid_options", message: expect.stringContaining("{ all: [") }),
  );
});

it.each([["connect:Accounts"], [{ any: [read, "connect::"] }], [{ all: ["connect accounts:-"] }]])(
  "refuses %j, which no scope looks like, whatever is granted",
  (requirement) => {
    for (const granted of [[], ["connect:*"]]) {
      expect(() => missingScopes(granted, requirement as Requirement)).toThrow(
        expect.objectContaining({ code: "invalid_scope" }),
      );
    }
  },
);
