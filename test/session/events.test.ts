import { inspect } from "node:util";
import { expect, it } from "vitest";
import { expectConsole } from "../setup/noise.js";
import { outcomeOf, settle, setup, startedSession, unauthorized, unavailable } from "./setup.js";

const at = (ms: number) => new Date(Date.UTC(2026, 0, 1) + ms);

it("tells of a life in order: fetched, ready, refreshed, disposed", async () => {
  const { session, world, route, events } = setup();
  route.behave = null;
  session.start();
  await world.advance(200);
  await route.calls[0]?.answer();
  await world.advance(74_800);
  await route.calls[1]?.answer();
  session.dispose();

  expect(events).toEqual([
    { type: "fetching", cause: "start", attempt: 1, at: at(0), externalUserId: "alice" },
    {
      type: "ready",
      cause: "start",
      attempt: 1,
      durationMs: 200,
      at: at(200),
      nextAt: at(75_000),
      externalUserId: "alice",
    },
    { type: "fetching", cause: "due", attempt: 2, at: at(75_000), externalUserId: "alice" },
    {
      type: "refreshed",
      cause: "due",
      attempt: 2,
      durationMs: 0,
      at: at(75_000),
      nextAt: at(150_000),
      externalUserId: "alice",
    },
    { type: "ended", code: "disposed", at: at(75_000), externalUserId: "alice" },
    { type: "disposed", at: at(75_000), externalUserId: "alice" },
  ]);
});

it("tells of trouble in order: failed, retrying, expired, and the end once", async () => {
  const { world, route, events } = await startedSession();
  route.behave = unavailable;
  await world.advance(75_000);
  const told = events.slice(2).map(({ type, cause, code, nextAt }) => ({ type, cause, code, nextAt }));
  expect(told).toEqual([
    { type: "fetching", cause: "due", code: undefined, nextAt: undefined },
    { type: "failed", cause: "due", code: "callback_unavailable", nextAt: undefined },
    { type: "retrying", cause: "due", code: "callback_unavailable", nextAt: at(75_500) },
  ]);

  events.length = 0;
  await world.advance(25_000);
  expect(events.filter((event) => event.type === "expired")).toHaveLength(1);
  route.behave = unauthorized;
  await world.advance(60_000);
  expect(events.filter((event) => event.type === "ended")).toMatchObject([{ code: "callback_unauthorized" }]);
});

it("tells of the end also when what came before it was retried", async () => {
  const { session, world, route, types } = setup();
  route.behave = unavailable;
  session.start();
  await settle();
  route.behave = unauthorized;
  await world.advance(500);

  expect(types()).toEqual(["fetching", "failed", "retrying", "fetching", "failed", "ended"]);
});

it("tells of no retry where nobody needs one", async () => {
  const { session, world, route, types } = setup();
  await session.getToken();
  await world.advance(76_000);
  route.behave = unavailable;
  await session.getToken();
  await settle();

  expect(types()).toEqual(["fetching", "ready", "fetching", "failed"]);
});

it("tells how one attempt ended before the next one begins", async () => {
  const { session, route, events } = setup();
  route.behave = null;
  session.start();
  await settle();
  outcomeOf(session.refresh());
  await route.calls[0]?.fail();
  outcomeOf(session.refresh());
  await route.calls[1]?.answer();
  await settle();

  expect(events.map(({ type, attempt }) => `${type} ${attempt}`)).toEqual([
    "fetching 1",
    "failed 1",
    "retrying 1",
    "fetching 2",
    "ready 2",
    "fetching 3",
  ]);
});

it("tells why each attempt was made", async () => {
  const { session, world, route, events, options } = setup({ scope: "connect:proxy" });
  const causes = () => events.filter((event) => event.type === "fetching").map((event) => event.cause);
  await session.getToken();
  const stop = session.start();
  await session.refresh();
  session.invalidate("ctok_2");
  await settle();
  await session.requestScope("connect:users:write");
  session.setOptions(options({ scope: "connect:proxy connect:accounts:read" }));
  await settle();
  await world.advance(75_000);
  route.behave = unavailable;
  await world.advance(75_500);
  world.network.set(false);
  await world.advance(100);
  route.behave = () => route.mint();
  world.visibility.set(false);
  world.network.set(true);
  await world.advance(100_000);
  world.visibility.set(true);
  await settle();
  stop();

  expect(causes()).toEqual([
    "call",
    "refresh",
    "invalidated",
    "step_up",
    "options",
    "due",
    "due",
    "retry",
    "seen",
  ]);
});

it("tells of a failure that is asked about again because somebody looks", async () => {
  const { session, world, route, events } = setup();
  route.behave = unauthorized;
  session.start();
  await settle();
  world.visibility.set(true);
  await settle();

  expect(events.filter((event) => event.type === "fetching").map((event) => event.cause)).toEqual([
    "start",
    "seen",
  ]);
});

it("never tells the token", async () => {
  const { session, world, route, events } = await startedSession();
  expectConsole(/repeated_token/);
  await session.refresh();
  session.invalidate("ctok_2");
  route.behave = () => route.mint({ token: "ctok_2" });
  await world.advance(5_000);
  route.behave = () => route.mint({ token: "ctok_same" });
  await world.advance(200_000);
  session.dispose();

  expect(events.length).toBeGreaterThan(10);
  expect(inspect(events, { depth: null, showHidden: true })).not.toContain("ctok_");
});

it("shows a listener the state that its event is about", async () => {
  const seen: string[] = [];
  const { session, world, route } = setup({
    onEvent: ({ type }) => seen.push(`${type}: ${session.getState().status}`),
  });
  session.start();
  await settle();
  route.behave = unavailable;
  await world.advance(90_000);

  expect(seen.slice(0, 5)).toEqual([
    "fetching: pending",
    "ready: ready",
    "fetching: ready",
    "failed: ready",
    "retrying: ready",
  ]);
  expect(seen).toContain("expired: expired");
});

it("tells onEvent and every listener, until each has stopped", async () => {
  const { session, events } = setup();
  const heard: string[] = [];
  const stop = session.onEvent((event) => heard.push(event.type));
  await session.getToken();
  expect(heard).toEqual(events.map((event) => event.type));
  stop();
  await session.refresh();

  expect(heard).toHaveLength(2);
});

it("goes on when onEvent throws, and says so once", async () => {
  const { session } = setup({
    onEvent: () => {
      throw new Error("a listener's own mistake");
    },
  });
  expectConsole(/^react-connect-token: throwing_listener/);

  expect(await session.getToken()).toBe("ctok_1");
  expect(await session.refresh()).toBe("ctok_2");
});

it("is not thrown off course by a listener that calls back in", async () => {
  const { session, route, world } = setup();
  const tokens: unknown[] = [];
  session.onEvent(({ type }) => {
    session.getState();
    if (type === "fetching") tokens.push(outcomeOf(session.getToken()));
    if (type === "ready") session.invalidate("ctok_1");
    if (type === "refreshed") session.dispose();
  });
  session.start();
  await settle();

  expect(route.calls).toHaveLength(2);
  expect(session.getState()).toMatchObject({ status: "error", error: { code: "disposed" } });
  expect(session.stores.access.getState()).toMatchObject({ status: "ended" });
  expect(world.held).toEqual({ timers: 0, listeners: 0 });
});
