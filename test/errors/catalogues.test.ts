import { describe, expect, it } from "vitest";
import { browserCatalogue, connectTokenError } from "../../src/errors/browserCatalogue.js";
import { browserReasons } from "../../src/errors/browserReasons.js";
import { hint, hintCatalogue } from "../../src/errors/hintCatalogue.js";
import { serverCatalogue, serverError } from "../../src/errors/serverCatalogue.js";
import { serverReasons } from "../../src/errors/serverReasons.js";

/** Every fact that any entry takes. */
const facts = {
  timeoutMs: 30_000,
  status: 418,
  reason: "out_of_tea",
  field: "expires_at",
  problem: "is missing",
  lateSeconds: 7,
  scope: "connect:tea",
  nearest: "connect:proxy",
  minValidity: 60,
  option: "timeout",
  fix: "Give another.",
  hook: "useScope()",
  origin: "https://evil.test",
  expected: "https://api.pipedream.com",
  missing: ["connect:proxy"],
  times: 3,
  seconds: 3,
};

/** An error, or a hint, of the browser's side. */
const browserError = ((code: keyof typeof browserCatalogue, ...rest: [never]) =>
  code in hintCatalogue ? hint(code as never, ...rest) : connectTokenError(code, ...rest)) as unknown;

describe.each([
  ["browser", Object.keys({ ...browserCatalogue, ...hintCatalogue }), browserReasons, browserError],
  ["server", Object.keys(serverCatalogue), serverReasons, serverError],
] as const)("the %s's catalogue", (_, codes, reasons, make) => {
  // The union of all entries' facts fits each of them.
  const build = make as unknown as (code: string, facts: object) => ReturnType<typeof connectTokenError>;

  it.each(codes)("says of %s what happened and what to do, in sentences", (code) => {
    const { what, hint, message } = build(code, facts);

    expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/);
    expect(what).toMatch(/^[A-Z"a-z<].*[.?]$/);
    expect(hint).toMatch(/^[A-Z].*[.]$/);
    expect(message).not.toMatch(/undefined|\[object|NaN/);
    expect(message).not.toMatch(/[–—]/);
  });

  it.each(codes)("says nothing strange of %s when a fact is not known", (code) => {
    const { what } = build(code, { ...facts, reason: undefined, nearest: undefined });

    expect(what).not.toMatch(/undefined| \(\)|\(, |, \)/);
  });

  it("has a reason for each code, and none for another", () => {
    expect(Object.keys(reasons).sort()).toEqual([...codes].sort());
  });
});

it("retries by itself what may pass, and nothing else", () => {
  const retried = Object.entries(browserCatalogue).filter(([, { retryable }]) => retryable);

  expect(retried.map(([code]) => code).sort()).toEqual([
    "callback_failed",
    "callback_throttled",
    "callback_timeout",
    "callback_unavailable",
    "expired_on_arrival",
    "offline",
    "repeated_token",
  ]);
});

it("names what was found of a refused request, and does without it", () => {
  expect(connectTokenError("callback_rejected", { status: 404 }).what).toContain("(404)");
  expect(connectTokenError("callback_rejected", { reason: "bad" }).what).toContain("(bad)");
  expect(connectTokenError("callback_rejected", {}).what).toBe("The token route rejected the request.");
  expect(connectTokenError("callback_forbidden", { status: 403, reason: "user_mismatch" }).what).toContain(
    "403, user_mismatch",
  );
  expect(connectTokenError("callback_unavailable", {}).what).toBe("The token route is unavailable.");
});
