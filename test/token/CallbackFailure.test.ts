import { expect, it } from "vitest";
import { connectTokenError } from "../../src/errors/browserCatalogue.js";
import { CallbackFailure } from "../../src/token/CallbackFailure.js";

it("keeps what is a failure already", () => {
  const failure = new CallbackFailure(connectTokenError("callback_throttled", {}), 7);

  expect(CallbackFailure.from(failure)).toBe(failure);
});

it("takes an error of the catalogue as it is, without a word about when to come back", () => {
  const error = connectTokenError("offline", {});

  expect(CallbackFailure.from(error)).toMatchObject({ error, retryAfter: null });
});

it("keeps anything else that was thrown as the cause", () => {
  const thrown = new TypeError("Failed to fetch");

  expect(CallbackFailure.from(thrown).error).toMatchObject({ code: "callback_failed", cause: thrown });
  expect(CallbackFailure.from(undefined).error.code).toBe("callback_failed");
});
