import { expect, it } from "vitest";
import { isRefusal, readRefusal } from "../../src/token/readRefusal.js";

it.each([
  ["unauthenticated", "callback_unauthorized"],
  ["forbidden_origin", "callback_forbidden"],
  ["user_mismatch", "callback_forbidden"],
  ["scope_not_allowed", "callback_forbidden"],
  ["api_throttled", "callback_throttled"],
  ["api_unavailable", "callback_unavailable"],
  ["api_timeout", "callback_unavailable"],
  ["authenticate_timeout", "callback_unavailable"],
  ["authenticate_failed", "callback_unavailable"],
  ["api_rejected", "callback_unavailable"],
  ["invalid_client", "callback_unavailable"],
  ["invalid_request", "callback_rejected"],
  ["invalid_client_id", "callback_rejected"],
  ["not_api_rejected", "callback_rejected"],
  ["no_forbidden_origin", "callback_rejected"],
  ["user_mismatch_unlikely", "callback_rejected"],
  ["api_timeout_misread", "callback_rejected"],
  ["A sentence of the server's.", "callback_rejected"],
])("takes %j for %s, as RFC 6749 writes it and as an object", (code, expected) => {
  expect(readRefusal({ error: code, error_description: "…" }).code).toBe(expected);
  expect(readRefusal({ error: { code, message: "…" } }).code).toBe(expected);
});

it.each([
  ["beside the code", { error: "busy", retryAfter: 12 }],
  ["in the object", { error: { code: "busy", retryAfter: 12 } }],
])("takes any refusal with a retryAfter %s for throttled, and keeps the seconds", (_, answer) => {
  expect(readRefusal(answer)).toMatchObject({ code: "callback_throttled", retryAfter: 12 });
});

it("takes a retryAfter of zero for a wait that is over", () => {
  expect(readRefusal({ error: "busy", retryAfter: 0 })).toMatchObject({
    code: "callback_throttled",
    retryAfter: 0,
  });
});

it.each([["7"], [-1], [Number.NaN], [null]])("does not believe retryAfter %j", (retryAfter) => {
  const error = readRefusal({ error: "busy", retryAfter });

  expect(error).toMatchObject({ code: "callback_rejected" });
  expect(error).not.toHaveProperty("retryAfter");
});

it.each([
  ["RFC 6749's error", { error: "invalid_client" }, "(400, invalid_client)"],
  ["the code of an object", { error: { code: "invalid_client" } }, "(400, invalid_client)"],
  ["the code of problem+json", { type: "about:blank", code: "invalid_client" }, "(400, invalid_client)"],
  ["nothing of a sentence", { error: "Invalid token ctok_1" }, "(400)"],
  ["nothing of a sentence in small letters", { error: "invalid token ctok_1" }, "(400)"],
  ["nothing of a token", { error: "ctok_0123456789abcdef0123456789abcdef" }, "(400)"],
  ["nothing of a text", "invalid_client", "(400)"],
  ["nothing of null", null, "(400)"],
])("takes the reason from %s", (_, body, said) => {
  expect(readRefusal(body, 400).what).toContain(said);
});

it.each([
  [{ error: "no" }, true],
  [{ error: { code: "no" } }, true],
  [{ ok: false, error: { reason: "non-json" } }, true],
  [{ token: "ctok_1", error: null }, false],
  [{ error: "" }, false],
  ["error", false],
  [null, false],
])("takes %j for a refusal: %j", (answer, expected) => {
  expect(isRefusal(answer)).toBe(expected);
});
