import { getEventListeners } from "node:events";
import { expect, it, vi } from "vitest";
import { createWaiters, patienceMs } from "../../src/session/createWaiters.js";
import { createWorld, settle } from "../world.js";

function setup() {
  const world = createWorld();
  const onEmpty = vi.fn();
  const waiters = createWaiters(world.clock, world.timer, onEmpty);
  const wait = (signal?: AbortSignal) =>
    waiters.wait({ accepts: () => true, timeoutMs: () => 1_000, signal, impatience: () => "impatient" });
  return { world, onEmpty, waiters, wait };
}

it("answers each, and says when nobody is left", async () => {
  const { world, onEmpty, waiters, wait } = setup();
  const waiting = [wait(), wait()];
  expect(waiters.size).toBe(2);

  const [first, second] = waiters.all();
  first?.resolve("ctok_1");
  expect(onEmpty).not.toHaveBeenCalled();
  second?.reject("no");
  expect(onEmpty).toHaveBeenCalledOnce();

  expect(await Promise.allSettled(waiting)).toMatchObject([{ value: "ctok_1" }, { reason: "no" }]);
  expect(world.held.timers).toBe(0);
});

it("gives up at its time limit, with the reason of that moment", async () => {
  const { world, waiters, wait } = setup();
  const waiting = wait();
  waiting.catch(() => {});
  await world.advance(999);
  expect(waiters.size).toBe(1);

  await world.advance(1);
  await expect(waiting).rejects.toBe("impatient");
  expect(waiters.size).toBe(0);
});

it("listens to a signal no longer than it waits", async () => {
  const { waiters, wait } = setup();
  const { signal } = new AbortController();
  const waiting = wait(signal);
  expect(getEventListeners(signal, "abort")).toHaveLength(1);
  for (const waiter of waiters.all()) waiter.resolve("ctok_1");
  await waiting;

  expect(getEventListeners(signal, "abort")).toEqual([]);
});

it("lets one go by its own signal and nobody else", async () => {
  const { world, waiters, wait } = setup();
  const controller = new AbortController();
  const aborted = wait(controller.signal);
  const other = wait();
  controller.abort("enough");

  await expect(aborted).rejects.toBe("enough");
  expect(waiters.size).toBe(1);
  for (const waiter of waiters.all()) waiter.resolve("ctok_1");
  expect(await other).toBe("ctok_1");
  await settle();
  expect(world.held.timers).toBe(0);
});

it("tells how long each goes on waiting", async () => {
  const { world, waiters, wait } = setup();
  wait().catch(() => {});
  await world.advance(400);

  expect(waiters.all().map((waiter) => patienceMs(waiter, world.clock()))).toEqual([600]);
});
