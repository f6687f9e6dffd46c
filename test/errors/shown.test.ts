import { expect, it } from "vitest";
import { connectTokenError } from "../../src/errors/browserCatalogue.js";
import { hint } from "../../src/errors/hintCatalogue.js";
import { shown } from "../../src/errors/shown.js";
import { unknownScope } from "../../src/scopes/unknownScope.js";

it("shows a short text as it is, in quotes", () => {
  expect(shown("connect:accounts:read")).toBe('"connect:accounts:read"');
});

it.each([
  ["a line feed", "a\nb"],
  ["an escape sequence", "a\x1b[31mb"],
  ["a control character of Latin-1", "a\x9bb"],
  ["a text that runs backwards", "a\u202eb"],
  ["a line separator", "a\u2028b"],
])("lets %s through neither in a warning nor in an error", (_, scope) => {
  const messages = [
    hint("unknown_scope", { scope, nearest: undefined }).message,
    connectTokenError("invalid_scope", { scope }).message,
  ];
  for (const message of messages) expect(message).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
});

it("cuts what is endless", () => {
  const scope = "a".repeat(1_000_000);
  const { nearest } = unknownScope(scope) ?? {};
  expect(hint("unknown_scope", { scope, nearest }).message.length).toBeLessThan(400);
  expect(connectTokenError("invalid_scope", { scope }).message.length).toBeLessThan(400);
});
