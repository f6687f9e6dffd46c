import { getEventListeners } from "node:events";
import { expect, it } from "vitest";
import { eitherSignal } from "../../src/environment/eitherSignal.js";

it.each([0, 1])("is aborted with the reason of whichever comes first (%i)", (which) => {
  const controllers = [new AbortController(), new AbortController()];
  const either = eitherSignal(...controllers.map((each) => each.signal));
  expect(either.signal.aborted).toBe(false);
  controllers[which]?.abort("first");
  for (const each of controllers) each.abort("second");

  expect(either.signal.reason).toBe("first");
});

it("is aborted from the start when one of them is", () => {
  const either = eitherSignal(undefined, null, AbortSignal.abort("before"), new AbortController().signal);

  expect(either.signal.reason).toBe("before");
});

it("lets go of all of them when it is aborted itself", () => {
  const controller = new AbortController();
  const either = eitherSignal(controller.signal, undefined);
  expect(getEventListeners(controller.signal, "abort")).toHaveLength(1);
  either.abort();

  expect(getEventListeners(controller.signal, "abort")).toEqual([]);
  expect(controller.signal.aborted).toBe(false);
});
