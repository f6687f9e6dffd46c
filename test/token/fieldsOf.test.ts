import { expect, it } from "vitest";
import { fieldsOf } from "../../src/token/fieldsOf.js";

it("gives the fields of an object", () => {
  expect(fieldsOf({ error: "unauthenticated" }).error).toBe("unauthenticated");
});

it.each([undefined, null, 7, "error", true, []])("finds none on %j", (value) => {
  expect(fieldsOf(value).error).toBeUndefined();
});
