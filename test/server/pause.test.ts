import { expect, it } from "vitest";
import { pause } from "../../src/server/pause.js";
import { givenTime } from "./givenTime.js";

it("ends with the signal's reason, and leaves no timer behind", async () => {
  const time = givenTime();
  const controller = new AbortController();
  const paused = pause(time.environment.timer, 1_000, controller.signal);
  controller.abort(new Error("enough"));
  await expect(paused).rejects.toThrow("enough");
  expect(time.timers).toBe(0);
});

it("does not begin when the signal has ended already", async () => {
  const time = givenTime();
  const paused = pause(time.environment.timer, 1_000, AbortSignal.abort(new Error("enough")));
  await expect(paused).rejects.toThrow("enough");
  expect(time.timers).toBe(0);
});
