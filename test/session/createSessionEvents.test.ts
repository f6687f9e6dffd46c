import { afterEach, expect, it, vi } from "vitest";
import type { ConnectTokenEvent } from "../../src/session/ConnectTokenEvent.js";
import { createSessionEvents } from "../../src/session/createSessionEvents.js";
import { expectConsole } from "../setup/noise.js";
import { createWorld } from "../world.js";

afterEach(() => void vi.unstubAllEnvs());

function setup() {
  const world = createWorld();
  const events = createSessionEvents(world.clock, "alice");
  const told: ConnectTokenEvent[] = [];
  events.listen((event) => told.push(event));
  return { world, events, told };
}

it("tells when and of whom", async () => {
  const { world, events, told } = setup();
  await world.advance(5_000);
  events.emit({ type: "fetching", cause: "start", attempt: 1 });

  expect(told).toEqual([
    {
      type: "fetching",
      cause: "start",
      attempt: 1,
      at: new Date(world.clock().wall),
      externalUserId: "alice",
    },
  ]);
});

it("tells a listener no more once it has stopped, and each of two that are the same function", () => {
  const { events } = setup();
  const listener = vi.fn();
  const stops = [events.listen(listener), events.listen(listener)];
  events.emit({ type: "ready" });
  expect(listener).toHaveBeenCalledTimes(2);

  stops[0]?.();
  events.emit({ type: "ready" });
  expect(listener).toHaveBeenCalledTimes(3);
  stops[1]?.();
  events.emit({ type: "ready" });
  expect(listener).toHaveBeenCalledTimes(3);
});

it("warns once of each code, on the console and as an event", () => {
  const { events, told } = setup();
  expectConsole(/^react-connect-token: repeated_token: The token route answered with the same token again\./);
  events.warn("repeated_token", {});
  events.warn("repeated_token", {});

  expect(told).toMatchObject([{ type: "warning", code: "repeated_token" }]);
});

it("warns in production only by an event", () => {
  vi.stubEnv("NODE_ENV", "production");
  const { events, told } = setup();
  events.warn("repeated_token", {});

  expect(told).toHaveLength(1);
});

it("goes on when a listener throws, tells the others, and says so once", () => {
  const { events, told } = setup();
  expectConsole(/^react-connect-token: throwing_listener/);
  events.listen(() => {
    throw new Error("a listener's own mistake");
  });
  const after = vi.fn();
  events.listen(after);
  events.emit({ type: "ready" });
  events.emit({ type: "refreshed" });

  expect(told.map((event) => event.type)).toEqual(["ready", "warning", "refreshed"]);
  expect(after).toHaveBeenCalledTimes(3);
});
