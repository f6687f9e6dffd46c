import { expect, it } from "vitest";
import { backoffMs } from "../../src/session/backoff.js";

it.each([
  [1, 1_000],
  [2, 2_000],
  [3, 4_000],
  [6, 32_000],
  [7, 60_000],
  [50, 60_000],
  [5_000, 60_000],
])("waits after %i failures for any time from a tenth of a second up to %i ms", (failures, span) => {
  expect(backoffMs(failures, undefined, 0)).toBe(100);
  expect(backoffMs(failures, undefined, 0.5)).toBe(span / 2);
  expect(backoffMs(failures, undefined, 0.999)).toBeCloseTo(span * 0.999);
});

it("obeys the server when it asks for longer, up to an hour", () => {
  expect(backoffMs(1, 7, 0.5)).toBe(7_000);
  expect(backoffMs(7, 7, 0.5)).toBe(30_000);
  expect(backoffMs(1, 0, 0.5)).toBe(500);
  expect(backoffMs(1, 86_400, 0.5)).toBe(3_600_000);
});
