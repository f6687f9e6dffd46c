// @vitest-environment jsdom
import { expect, it, vi } from "vitest";
import { wake } from "../../src/environment/wake.js";

it.each([
  ["the window gets the focus", () => window.dispatchEvent(new Event("focus"))],
  ["the page comes out of the back/forward cache", () => window.dispatchEvent(new Event("pageshow"))],
  ["the page is thawed", () => document.dispatchEvent(new Event("resume"))],
])("tells when %s, until it is told to stop", (_, happen) => {
  const woken = vi.fn();
  const stop = wake(woken);
  happen();
  expect(woken).toHaveBeenCalledTimes(1);

  stop();
  happen();
  expect(woken).toHaveBeenCalledTimes(1);
});

it("waits for nothing where there is no page", () => {
  vi.stubGlobal("window", undefined);
  vi.stubGlobal("document", undefined);
  const stop = wake(() => {});

  expect(stop).not.toThrow();
  vi.unstubAllGlobals();
});
