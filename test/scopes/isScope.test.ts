import { expect, it } from "vitest";
import { asScope } from "../../src/scopes/asScope.js";
import { isScope } from "../../src/scopes/isScope.js";

const wellFormed = ["connect:*", "connect:accounts:read", "connect:deployed_triggers:read", "a", "a:1:*"];
const malformed = [
  "",
  " ",
  ":",
  "connect:",
  ":connect",
  "connect::read",
  "connect:*:read",
  "connect*",
  "connect:acc*",
  "**",
  "*:read",
  "Connect:accounts",
  "connect:accounts-read",
  "connect:accounts read",
  "connect:accounts:read\n",
  "connect.accounts",
];

it.each(wellFormed)("takes %j for a scope, and lets it through the types", (text) => {
  expect(isScope(text)).toBe(true);
  expect(asScope(text)).toBe(text);
});

it.each(malformed)("does not take %j for a scope", (text) => {
  expect(isScope(text)).toBe(false);
  expect(() => asScope(text)).toThrow(expect.objectContaining({ code: "invalid_scope" }));
});

it("knows * as a scope, and lets no Connect token have it", () => {
  expect(isScope("*")).toBe(true);
  expect(() => asScope("*")).toThrow('The widest is "connect:*"');
});

it.each([[undefined], [null], [7], [["connect:proxy"]]])("does not take %j, which is no text", (value) => {
  // What a caller without types may give.
  expect(() => asScope(value as unknown as string)).toThrow(
    expect.objectContaining({ code: "invalid_scope" }),
  );
});
