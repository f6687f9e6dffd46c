import { inspect } from "node:util";
import { expect, it } from "vitest";
import { connectTokenError } from "../../src/errors/browserCatalogue.js";
import { ConnectTokenError } from "../../src/errors/ConnectTokenError.js";

it("says what happened, how to fix it, its code and the page that says why", () => {
  const error = connectTokenError("callback_timeout", { timeoutMs: 30_000 });

  expect(error).toBeInstanceOf(ConnectTokenError);
  expect(error).toMatchObject({ name: "ConnectTokenError", code: "callback_timeout", retryable: true });
  expect(error.what).toBe("The tokenCallback did not answer within 30000 ms.");
  expect(error.message).toBe(
    `${error.what} ${error.hint} (callback_timeout, see react-connect-token/docs/errors.md#callback_timeout)`,
  );
});

it("keeps the app's exception as a cause that JSON and spreading leave out", () => {
  const cause = new Error("with ctok_secret in it");
  const error = connectTokenError("callback_failed", {}, { cause });

  expect(error.cause).toBe(cause);
  expect(JSON.stringify(error)).not.toContain("ctok_secret");
  expect({ ...error }).not.toHaveProperty("cause");
  expect(`${error} ${error.message} ${error.stack}`).not.toContain("ctok_secret");
});

it("has neither a cause nor a retryAt that nobody gave", () => {
  const error = connectTokenError("callback_failed", {});

  expect("cause" in error).toBe(false);
  expect("retryAt" in error).toBe(false);
});

it("is the same error once the next attempt is planned", () => {
  const cause = new Error("no network");
  const retryAt = new Date(Date.UTC(2026, 0, 1));
  const error = connectTokenError("callback_failed", {}, { cause });
  const planned = error.withRetryAt(retryAt);

  expect(planned).toMatchObject({
    code: error.code,
    message: error.message,
    retryable: true,
    retryAt,
    cause,
  });
  expect(error).not.toHaveProperty("retryAt");
});

it("can be told apart in JSON by its code, and is read in a console by its message", () => {
  const error = connectTokenError("signed_out", {});

  expect(JSON.parse(JSON.stringify(error))).toMatchObject({ code: "signed_out", what: error.what });
  expect(inspect(error)).toContain("Nobody is signed in.");
});
