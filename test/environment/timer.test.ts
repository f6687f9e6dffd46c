import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { timer } from "../../src/environment/timer.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("runs once, after the time", () => {
  const run = vi.fn();
  timer(run, 1_000);

  vi.advanceTimersByTime(999);
  expect(run).not.toHaveBeenCalled();
  vi.advanceTimersByTime(5_000);
  expect(run).toHaveBeenCalledOnce();
});

it("is called off without a trace", () => {
  const run = vi.fn();
  timer(run, 1_000)();

  expect(vi.getTimerCount()).toBe(0);
  vi.advanceTimersByTime(5_000);
  expect(run).not.toHaveBeenCalled();
});

it.each([[2 ** 31], [Number.POSITIVE_INFINITY]])(
  "does not ring at once for %d ms, as a runtime's timer would",
  (ms) => {
    const set = vi.spyOn(globalThis, "setTimeout");
    timer(() => {}, ms)();

    expect(set).toHaveBeenCalledWith(expect.anything(), 2 ** 31 - 1);
  },
);
