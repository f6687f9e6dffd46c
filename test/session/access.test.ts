import { expect, it } from "vitest";
import { connectTokenError } from "../../src/errors/browserCatalogue.js";
import { type Access, type AccessFacts, nextAccess } from "../../src/session/access.js";

const error = connectTokenError("callback_unavailable", {});
const end = connectTokenError("callback_unauthorized", {});
const unknown: Access = { status: "unknown" };
const known: Access = { status: "known", scopes: ["connect:accounts:read", "connect:proxy"] };
const ended: Access = { status: "ended", error: end };

function facts(more: Partial<AccessFacts>): AccessFacts {
  return { scopes: null, error: null, isEnded: false, isUsable: false, ...more };
}

it.each<[string, Access, AccessFacts]>([
  ["nothing is known yet", unknown, facts({})],
  ["the first token still fails in the same way", { status: "unknown", error }, facts({ error })],
  ["a refresh grants the same", known, facts({ scopes: [...known.scopes], isUsable: true })],
  ["a refresh grants the same in another order", known, facts({ scopes: [...known.scopes].reverse() })],
  ["a refresh fails", known, facts({ scopes: known.scopes, error, isUsable: true })],
  ["the token lapses", known, facts({ scopes: known.scopes })],
  ["the token lapses and the next one fails", known, facts({ scopes: known.scopes, error })],
  ["it has ended for the same reason", ended, facts({ scopes: known.scopes, error: end, isEnded: true })],
])("keeps its identity while %s", (_, access, next) => {
  expect(nextAccess(access, next)).toBe(access);
});

it.each<[string, Access, AccessFacts, Access]>([
  ["the first grant", unknown, facts({ scopes: known.scopes, isUsable: true }), known],
  [
    "a narrower grant",
    known,
    facts({ scopes: ["connect:proxy"] }),
    { status: "known", scopes: ["connect:proxy"] },
  ],
  [
    "another grant of as many scopes",
    known,
    facts({ scopes: ["connect:proxy", "connect:users:write"] }),
    { status: "known", scopes: ["connect:proxy", "connect:users:write"] },
  ],
  ["a failure of the first token", unknown, facts({ error }), { status: "unknown", error }],
  [
    "another failure of the first token",
    { status: "unknown", error },
    facts({ error: end }),
    { status: "unknown", error: end },
  ],
  ["the end", known, facts({ scopes: known.scopes, error: end, isEnded: true }), ended],
  ["the end for another reason", ended, facts({ error, isEnded: true }), { status: "ended", error }],
  ["a new grant after the end", ended, facts({ scopes: known.scopes, isUsable: true }), known],
])("changes with %s", (_, access, next, expected) => {
  expect(nextAccess(access, next)).toStrictEqual(expected);
});

it("does not give back a lapsed grant after the end, when what comes next is tried again", () => {
  expect(nextAccess(ended, facts({ scopes: known.scopes, error }))).toStrictEqual({
    status: "unknown",
    error,
  });
  const failing: Access = { status: "unknown", error };
  expect(nextAccess(failing, facts({ scopes: known.scopes, error }))).toBe(failing);
});
