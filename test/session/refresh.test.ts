import { expect, it } from "vitest";
import { expectConsole } from "../setup/noise.js";
import { outcomeOf, settle, setup, startedSession, unauthorized, unavailable } from "./setup.js";

it("resolves to a token that was asked for after the call, whatever is in memory", async () => {
  const { session, route } = setup();
  await session.getToken();

  expect(await session.refresh()).toBe("ctok_2");
  expect(route.calls).toHaveLength(2);
});

it("is not lost during a flight: the next one is asked for after it", async () => {
  const { session, route } = setup();
  route.behave = null;
  const first = outcomeOf(session.getToken());
  await settle();
  const refreshed = [outcomeOf(session.refresh()), outcomeOf(session.refresh())];
  await route.calls[0]?.answer();
  expect(first.now).toBe("ctok_1");
  expect(refreshed.map((each) => each.now)).toEqual(["open", "open"]);

  await route.calls[1]?.answer();
  expect(refreshed.map((each) => each.now)).toEqual(["ctok_2", "ctok_2"]);
  expect(route.calls).toHaveLength(2);
});

it("is not lost when the flight before it fails or hangs", async () => {
  const { session, route, world } = setup({ timeout: 1_000 });
  route.behave = null;
  session.getToken().catch(() => {});
  await settle();
  const refreshed = outcomeOf(session.refresh());
  await world.advance(1_000);
  expect(route.calls).toHaveLength(2);

  await route.calls[1]?.answer();
  expect(refreshed.now).toBe("ctok_1");
});

it("is not lost behind a step-up that is refused", async () => {
  const { session, route } = await startedSession({ scope: "connect:proxy" });
  route.behave = null;
  outcomeOf(session.refresh());
  await settle();
  const asked = outcomeOf(session.requestScope("connect:users:write"));
  const refreshed = outcomeOf(session.refresh());
  await route.calls[1]?.answer();
  await route.calls[2]?.answer({ error: "scope_not_allowed" });
  await route.calls[3]?.answer();

  expect(asked.now).toBe("callback_forbidden");
  expect(refreshed.now).toBe("ctok_3");
});

it("is forgotten with its caller, who has waited long enough behind two step-ups", async () => {
  const { session, route, world } = setup({ timeout: 1_000 });
  route.behave = null;
  for (const scope of ["connect:proxy", "connect:users:read"]) outcomeOf(session.requestScope(scope));
  await settle();
  const refreshed = outcomeOf(session.refresh());
  await world.advance(10_000);

  expect(refreshed.now).toBe("callback_timeout");
  expect(route.calls).toHaveLength(2);
  expect(world.held).toEqual({ timers: 0, listeners: 0 });
});

it("goes through while others share a failure that is not retried by itself", async () => {
  const { session, route } = setup();
  route.behave = unauthorized;
  await expect(session.getToken()).rejects.toMatchObject({ code: "callback_unauthorized" });
  route.behave = () => route.mint();

  expect(await session.refresh()).toBe("ctok_1");
});

it("goes through the pause after a failure", async () => {
  const { session, route, world } = await startedSession();
  route.behave = () => new Response(null, { status: 429, headers: { "retry-after": "600" } });
  await world.advance(76_000);
  expect(route.calls).toHaveLength(2);
  route.behave = () => route.mint();

  expect(await session.refresh()).toBe("ctok_2");
});

it("tells why it failed, and leaves a good token to the others", async () => {
  const { session, route } = await startedSession();
  route.behave = () => new Response(null, { status: 403 });

  await expect(session.refresh()).rejects.toMatchObject({ code: "callback_forbidden" });
  expect(await session.getToken()).toBe("ctok_1");
});

it("makes one fetch out of a hundred invalidates of one token", async () => {
  const { session, route } = await startedSession();
  for (let call = 0; call < 100; call++) session.invalidate("ctok_1");
  const tokens = await Promise.all(Array.from({ length: 100 }, () => session.getToken()));

  expect(new Set(tokens)).toEqual(new Set(["ctok_2"]));
  for (let call = 0; call < 100; call++) session.invalidate("ctok_1");
  await settle();
  expect(route.calls).toHaveLength(2);
});

it("makes none for a late word on an older token, or on one it never had", async () => {
  const { session, route } = await startedSession();
  await session.refresh();
  session.invalidate("ctok_1");
  session.invalidate("ctok_of_somebody_else");
  await settle();

  expect(route.calls).toHaveLength(2);
  expect(await session.getToken()).toBe("ctok_2");
});

it("shows an invalidated token to nobody from that moment on", async () => {
  const { session, route } = await startedSession();
  route.behave = null;
  session.invalidate("ctok_1");

  expect(session.getState().status).toBe("expired");
  const token = outcomeOf(session.getToken());
  await settle();
  expect(token.now).toBe("open");
  await route.calls[1]?.answer();
  expect(token.now).toBe("ctok_2");
});

it("refuses an invalidated token when the route answers with it again, however often", async () => {
  const { session, route, world } = await startedSession();
  route.behave = () => route.mint({ token: "ctok_1" });
  session.invalidate("ctok_1");
  await world.advance(20_000);
  expect(session.getState()).toMatchObject({ status: "expired", error: { code: "repeated_token" } });
  expect(route.calls.length).toBeGreaterThan(3);

  route.behave = () => route.mint({ token: "ctok_new" });
  await world.advance(60_000);
  expect(await session.getToken()).toBe("ctok_new");
});

it("refuses an invalidated token also when another one came between, as out of a cache that goes round", async () => {
  const { session, route, world } = await startedSession();
  session.invalidate("ctok_1");
  expect(await session.getToken()).toBe("ctok_2");
  route.behave = () => route.mint({ token: "ctok_1" });
  await world.advance(76_000);

  expect(session.getState()).toMatchObject({ token: "ctok_2", error: { code: "repeated_token" } });
});

it("keeps the same token again, warns once, and leaves half of the rest between the tries", async () => {
  const { session, route, world, events } = await startedSession();
  expectConsole(/repeated_token/);
  route.behave = () => route.mint({ token: "ctok_1" });
  await world.advance(89_000);

  const times = route.calls.map((call) => call.at);
  expect(times).toEqual([0, 75_000, 87_500]);
  expect(await session.getToken()).toBe("ctok_1");
  expect(session.getState()).toMatchObject({
    status: "ready",
    expiresAt: new Date(Date.UTC(2026, 0, 1, 0, 1, 40)),
  });
  expect(events.filter((event) => event.type === "warning")).toHaveLength(1);

  await world.advance(1_000);
  expect(session.getState().status).toBe("expired");
});

it("comes through a route that caches when the cache gives a new token at last", async () => {
  const { session, route, world } = await startedSession();
  expectConsole(/repeated_token/);
  route.behave = () => route.mint({ token: "ctok_1" });
  await world.advance(95_000);
  route.behave = () => route.mint({ token: "ctok_new" });
  await world.advance(60_000);

  expect(await session.getToken()).toBe("ctok_new");
});

it("retries an unreachable route no faster than the backoff, however often it is asked", async () => {
  const { session, route, world } = setup();
  route.behave = unavailable;
  const outcomes = Array.from({ length: 50 }, () => outcomeOf(session.getToken()));
  await settle();
  expect(route.calls).toHaveLength(1);

  for (let second = 0; second < 10; second++) {
    outcomes.push(outcomeOf(session.getToken()));
    await world.advance(100);
  }
  // Half of 1 s, then half of 2 s, by chance 0.5.
  expect(route.calls.map((call) => call.at)).toEqual([0, 500]);
});

it("is answered by a step-up that was asked for after it, at no call of its own", async () => {
  const { session, route } = await startedSession({ scope: "connect:proxy" });
  route.behave = null;
  void session.requestScope("connect:users:read");
  void session.requestScope("connect:users:write");
  await settle();
  const refreshed = outcomeOf(session.refresh());
  await settle();
  await route.calls[1]?.answer();
  expect(refreshed.now).toBe("open");
  await route.calls[2]?.answer();
  await settle();

  expect(refreshed.now).toBe("ctok_3");
  expect(route.calls).toHaveLength(3);
});
