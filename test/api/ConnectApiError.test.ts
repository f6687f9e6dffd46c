import { ConnectTokenError } from "react-connect-token";
import { ConnectApiError } from "react-connect-token/query";
import { expect, it } from "vitest";

it.each([
  [400, false],
  [403, false],
  [404, false],
  [407, false],
  [408, true],
  [409, false],
  [429, true],
  [499, false],
  [500, true],
  [503, true],
])("says of a %d whether asking again may help: %s", (status, retryable) => {
  expect(new ConnectApiError(status, null)).toMatchObject({ code: "api_error", status, retryable });
});

it("is a ConnectTokenError whose sentence says the status, and what was wrong beside it", () => {
  const error = new ConnectApiError(404, null);
  expect(error).toBeInstanceOf(ConnectTokenError);
  expect(error.message).toContain("404");
  expect(new ConnectApiError(200, "<h1>", "but not with JSON").message).toMatch(/200.*but not with JSON/);
});

it("keeps the body where no log shows it", () => {
  const error = new ConnectApiError(409, { secret: "of the app" });
  expect(error.body).toEqual({ secret: "of the app" });
  expect(JSON.stringify(error) + Object.keys(error) + error.message).not.toContain("secret");
});
