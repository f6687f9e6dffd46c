import { expect, it, vi } from "vitest";
import { createAlarm } from "../../src/session/createAlarm.js";
import { createWorld } from "../world.js";

function setup() {
  const world = createWorld();
  const woken = vi.fn();
  return { world, woken, alarm: createAlarm(world, woken) };
}

it("holds nothing before it is set", () => {
  expect(setup().world.held).toEqual({ timers: 0, listeners: 0 });
});

it("rings at its time, once", async () => {
  const { world, woken, alarm } = setup();
  alarm.set(1_000);
  await world.advance(999);
  expect(woken).not.toHaveBeenCalled();

  await world.advance(10_000);
  expect(woken.mock.calls).toEqual([["due"]]);
});

it("has one timer and one set of listeners, however often it is set", async () => {
  const { world, woken, alarm } = setup();
  for (const inMs of [1_000, 2_000, 3_000]) alarm.set(inMs);
  expect(world.held).toEqual({ timers: 1, listeners: 3 });

  await world.advance(2_999);
  expect(woken).not.toHaveBeenCalled();
});

it("never rings a fraction early, which would have it set again and again", async () => {
  const { world, woken, alarm } = setup();
  alarm.set(0.25);
  await world.advance(0.5);
  expect(woken).not.toHaveBeenCalled();

  await world.advance(0.5);
  expect(woken).toHaveBeenCalledOnce();
});

it("hears the world without a timer", () => {
  const { world, woken, alarm } = setup();
  alarm.set(null);
  expect(world.held).toEqual({ timers: 0, listeners: 3 });

  world.visibility.set(false);
  world.network.set(false);
  world.wakeUp();
  expect(woken.mock.calls).toEqual([["seen"], ["online"], ["due"]]);
});

it("lets everything go, and can be set again", () => {
  const { world, woken, alarm } = setup();
  alarm.set(1_000);
  alarm.clear();
  expect(world.held).toEqual({ timers: 0, listeners: 0 });
  world.visibility.set(false);
  expect(woken).not.toHaveBeenCalled();

  alarm.set(1_000);
  expect(world.held).toEqual({ timers: 1, listeners: 3 });
});
