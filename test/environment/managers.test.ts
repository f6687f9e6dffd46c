import { focusManager, onlineManager } from "@tanstack/query-core";
import { afterEach, expect, it, vi } from "vitest";
import { network } from "../../src/environment/network.js";
import { visibility } from "../../src/environment/visibility.js";

afterEach(() => {
  focusManager.setFocused(undefined);
  onlineManager.setOnline(true);
});

it("hears from an app that feeds TanStack's managers, as React Native apps do", () => {
  const changed = vi.fn();
  const stops = [visibility.watch(changed), network.watch(changed)];

  focusManager.setFocused(false);
  expect(visibility.read()).toBe(false);
  onlineManager.setOnline(false);
  expect(network.read()).toBe(false);
  expect(changed).toHaveBeenCalledTimes(2);

  for (const stop of stops) stop();
  focusManager.setFocused(true);
  onlineManager.setOnline(true);
  expect(changed).toHaveBeenCalledTimes(2);
});

it("takes the app for seen and online where nobody says otherwise, as on a server", () => {
  expect(visibility.read()).toBe(true);
  expect(network.read()).toBe(true);
});
