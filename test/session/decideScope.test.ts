import { expect, it } from "vitest";
import { connectTokenError } from "../../src/errors/browserCatalogue.js";
import type { Requirement } from "../../src/scopes/Requirement.js";
import { decideScope } from "../../src/session/decideScope.js";

const read = "connect:accounts:read";
const write = "connect:accounts:write";
const either: Requirement = { any: [write, "connect:proxy"] };
const error = connectTokenError("callback_unavailable", {});
const end = connectTokenError("callback_unauthorized", {});

it.each([
  [
    "a grant that covers",
    { status: "known", scopes: [read] },
    read,
    { status: "granted", missing: [], reason: null },
  ],
  [
    "a grant that does not",
    { status: "known", scopes: [read] },
    write,
    { status: "denied", missing: [write], reason: "missing_scope" },
  ],
  [
    "a grant that has none of any",
    { status: "known", scopes: [read] },
    either,
    { status: "denied", missing: [write, "connect:proxy"], reason: "missing_scope" },
  ],
  ["no grant yet", { status: "unknown" }, read, { status: "pending", missing: [], reason: "pending" }],
  [
    "a first token that fails and is retried",
    { status: "unknown", error },
    read,
    { status: "pending", missing: [], reason: "pending", error },
  ],
  [
    "an end",
    { status: "ended", error: end },
    read,
    { status: "error", missing: [], reason: "error", error: end },
  ],
  [
    "nobody signed in: everything is missing",
    { status: "ended", error: connectTokenError("signed_out", {}) },
    { all: [read, write] },
    { status: "denied", missing: [read, write], reason: "signed_out" },
  ],
] as const)("decides by %s", (_, access, requirement, decision) => {
  expect(decideScope(access, requirement)).toStrictEqual(decision);
});

it("tells of a mistake in the requirement whatever is known", () => {
  for (const access of [
    { status: "unknown" },
    { status: "known", scopes: ["connect:*"] },
    { status: "ended", error },
  ] as const) {
    expect(() => decideScope(access, "connect::")).toThrow(
      expect.objectContaining({ code: "invalid_scope" }),
    );
    expect(() => decideScope(access, { any: [] })).toThrow(
      expect.objectContaining({ code: "invalid_options" }),
    );
  }
});
