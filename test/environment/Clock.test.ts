import { expect, it } from "vitest";
import { clock, elapsedMs } from "../../src/environment/Clock.js";

it("reads the wall clock and the monotonic one", () => {
  const before = { wall: Date.now(), monotonic: performance.now() };
  const now = clock();

  expect(now.wall).toBeGreaterThanOrEqual(before.wall);
  expect(now.monotonic).toBeGreaterThanOrEqual(before.monotonic);
});

it.each([
  ["both agree", 1_000, 1_000, 1_000],
  ["the device slept", 60_000, 1_000, 60_000],
  ["the wall clock was set back", -3_600_000, 1_000, 1_000],
  ["the wall clock was set ahead", 3_600_000, 1_000, 3_600_000],
  ["both went back", -1, -1, 0],
])("believes the larger of both, never less than zero, when %s", (_, wall, monotonic, elapsed) => {
  expect(elapsedMs({ wall: 50, monotonic: 7 }, { wall: 50 + wall, monotonic: 7 + monotonic })).toBe(elapsed);
});
