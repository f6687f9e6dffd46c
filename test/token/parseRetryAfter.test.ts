import { expect, it } from "vitest";
import { parseRetryAfter } from "../../src/token/parseRetryAfter.js";

const noon = Date.UTC(2026, 0, 1, 12);

it.each([
  ["7", 7],
  [" 7 ", 7],
  ["0", 0],
  ["Thu, 01 Jan 2026 12:00:30 GMT", 30],
  ["Thu, 01 Jan 2026 11:00:00 GMT", 0],
  [" Thu, 01 Jan 2026 12:00:30 GMT", 30],
  ["1 Jan 2026 12:00:30 GMT", null],
  ["on 1 Jan 2026 12:00:30 GMT", null],
  ["soon", null],
  ["1e3", null],
  ["-5", null],
  ["", null],
  [null, null],
])("reads %j at noon as %j seconds", (value, seconds) => {
  expect(parseRetryAfter(value, noon)).toBe(seconds);
});
