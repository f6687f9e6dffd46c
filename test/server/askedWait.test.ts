import { expect, it } from "vitest";
import { askedWait } from "../../src/server/askedWait.js";

const wall = Date.parse("2026-01-01T00:00:00Z");

it.each([
  [{}, null],
  [{ "retry-after": "3" }, 3_000],
  [{ "retry-after": "soon" }, null],
  [{ "retry-after": "-3" }, null],
  [{ "retry-after": "999999999999" }, 3_600_000],
  [{ "retry-after": "Thu, 01 Jan 2026 00:00:09 GMT" }, 9_000],
  [{ "retry-after": "Thu, 01 Jan 2026 05:00:09 GMT", date: "Thu, 01 Jan 2026 05:00:00 GMT" }, 9_000],
  [{ "x-ratelimit-reset": `${wall / 1_000 + 5}` }, 5_000],
  [{ "x-ratelimit-reset": `${wall / 1_000 - 5}` }, 0],
  [{ "x-ratelimit-reset": "soon" }, null],
  [{ "retry-after": "3", "x-ratelimit-reset": `${wall / 1_000 + 5}` }, 3_000],
])("reads of %j that %s ms are asked for", (headers, waitMs) => {
  expect(askedWait(new Headers(headers as Record<string, string>), wall)).toBe(waitMs);
});
