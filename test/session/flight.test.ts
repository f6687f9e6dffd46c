import { expect, it, vi } from "vitest";
import { fly } from "../../src/session/flight.js";
import { createWorld, settle } from "../world.js";

function setup() {
  const world = createWorld();
  const answer = deferred();
  const run = vi.fn((_: AbortSignal) => answer.promise);
  const landed = vi.fn();
  const failed = vi.fn();
  const flight = new AbortController();
  fly(run, flight, 1_000, world.timer).then(landed, failed);
  const signal = () => run.mock.calls[0]?.[0];
  return { world, answer, run, landed, failed, flight, signal };
}

/** Promise.withResolvers is newer than the oldest Node that is tested. */
function deferred() {
  let resolve: (value: string) => void = () => {};
  let reject: (reason: unknown) => void = () => {};
  const promise = new Promise<string>((...ends) => {
    [resolve, reject] = ends;
  });
  return { promise, resolve, reject };
}

it("lands with the answer, once, and leaves no timer", async () => {
  const { world, answer, landed, failed } = setup();
  answer.resolve("token");
  await settle();

  expect(landed.mock.calls).toEqual([["token"]]);
  expect(world.held.timers).toBe(0);
  await world.advance(5_000);
  expect(failed).not.toHaveBeenCalled();
});

it("fails with the reason, and leaves no timer", async () => {
  const { world, answer, landed, failed } = setup();
  answer.reject("no");
  await settle();

  expect(failed.mock.calls).toEqual([["no"]]);
  expect(landed).not.toHaveBeenCalled();
  expect(world.held.timers).toBe(0);
});

it("does not call before it is known, so never during a render", async () => {
  const { run } = setup();

  expect(run).not.toHaveBeenCalled();
  await settle();
  expect(run).toHaveBeenCalledOnce();
});

it("ends as callback_timeout, tells the callback so, and drops the late answer", async () => {
  const { world, answer, landed, failed, signal } = setup();
  await world.advance(999);
  expect(failed).not.toHaveBeenCalled();
  expect(signal()?.aborted).toBe(false);

  await world.advance(1);
  expect(failed).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: "callback_timeout" }));
  expect(signal()?.reason).toMatchObject({
    code: "callback_timeout",
    what: "The tokenCallback did not answer within 1000 ms.",
  });

  answer.resolve("late");
  await settle();
  expect(landed).not.toHaveBeenCalled();
  expect(failed).toHaveBeenCalledOnce();
});

it("rejects with the reason for which it was given up, aborts the callback's signal and drops the late answer", async () => {
  const { world, answer, landed, failed, flight, signal } = setup();
  await settle();
  flight.abort("enough");
  expect(signal()?.aborted).toBe(true);
  expect(world.held.timers).toBe(0);

  answer.resolve("late");
  await world.advance(5_000);
  expect(landed).not.toHaveBeenCalled();
  expect(failed.mock.calls).toEqual([["enough"]]);
});

it("does not call at all when it is given up at once", async () => {
  const { run, flight } = setup();
  flight.abort();
  await settle();

  expect(run).not.toHaveBeenCalled();
});
