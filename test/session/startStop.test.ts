import { expect, it } from "vitest";
import { outcomeOf, settle, setup, startedSession, unavailable } from "./setup.js";

const nothing = { timers: 0, listeners: 0 };

it("does nothing by being made", async () => {
  const { session, world, route, events } = setup();
  await world.advance(1_000_000);

  expect(session.getState()).toEqual({ status: "pending" });
  expect(route.calls).toHaveLength(0);
  expect(events).toEqual([]);
  expect(world.timersSet).toBe(0);
});

it("costs one call to start, stop and start again, as StrictMode does", async () => {
  const { session, world, route } = setup();
  session.start()();
  const stop = session.start();
  await settle();
  expect(route.calls).toHaveLength(1);
  expect(route.calls[0]?.signal.aborted).toBe(false);

  stop();
  session.start();
  await world.advance(1_000);
  expect(route.calls).toHaveLength(1);
});

it("looks at the clock once for a thousand gates that start in one turn", async () => {
  const { session, world } = setup();
  await session.getToken();
  const before = world.timersSet;
  for (let gate = 0; gate < 1_000; gate++) session.start();
  await settle();

  expect(world.timersSet - before).toBe(1);
});

it("makes no call for a start that is stopped at once", async () => {
  const { session, world, route } = setup();
  session.start()();
  await settle();

  expect(route.calls).toHaveLength(0);
  expect(world.held).toEqual(nothing);
});

it("counts starts: only the last stop ends it, and each stop counts once", async () => {
  const { session, world, route } = setup();
  const stops = [session.start(), session.start()];
  await settle();
  stops[0]?.();
  stops[0]?.();
  await world.advance(80_000);
  expect(route.calls).toHaveLength(2);

  stops[1]?.();
  await settle();
  expect(world.held).toEqual(nothing);
  await world.advance(1_000_000);
  expect(route.calls).toHaveLength(2);
});

it("aborts a flight that nobody waits for at the last stop, and drops its answer", async () => {
  const { session, world, route } = setup();
  route.behave = null;
  const stop = session.start();
  await settle();
  stop();
  await settle();
  expect(route.calls[0]?.signal.aborted).toBe(true);
  expect(world.held).toEqual(nothing);

  await route.calls[0]?.answer();
  expect(session.getState()).toEqual({ status: "pending" });
});

it("lets a flight go on for a caller who waits for it", async () => {
  const { session, world, route } = setup();
  route.behave = null;
  const stop = session.start();
  const token = outcomeOf(session.getToken());
  await settle();
  stop();
  await settle();
  expect(route.calls[0]?.signal.aborted).toBe(false);

  await route.calls[0]?.answer();
  expect(token.now).toBe("ctok_1");
  expect(world.held).toEqual(nothing);
});

it("keeps what is known, and goes on from there at the next start", async () => {
  const { session, world, route, stop } = await startedSession();
  stop();
  await world.advance(50_000);
  expect(session.getState()).toMatchObject({ status: "ready", token: "ctok_1" });

  session.start();
  await world.advance(24_000);
  expect(route.calls).toHaveLength(1);
  await world.advance(1_000);
  expect(route.calls).toHaveLength(2);
});

it("does not retry after the last stop", async () => {
  const { session, world, route } = setup();
  route.behave = unavailable;
  const stop = session.start();
  await settle();
  stop();
  await world.advance(1_000_000);

  expect(route.calls).toHaveLength(1);
  expect(world.held).toEqual(nothing);
});

it("leaves nothing after dispose, and rejects whoever waits", async () => {
  const { session, world, route, status, types } = await startedSession();
  route.behave = null;
  session.invalidate("ctok_1");
  const waiting = [
    outcomeOf(session.getToken()),
    outcomeOf(session.getToken({ signal: new AbortController().signal })),
    outcomeOf(session.refresh()),
    outcomeOf(session.requestScope("connect:proxy")),
    outcomeOf(session.getSingleUseToken()),
  ];
  await settle();
  session.dispose();
  await settle();

  expect(waiting.map((each) => each.now)).toEqual(Array(5).fill("disposed"));
  expect(route.calls.slice(1).every((call) => call.signal.aborted)).toBe(true);
  expect(world.held).toEqual(nothing);
  expect(status()).toBe("error");
  expect(types().at(-1)).toBe("disposed");

  const calls = route.calls.length;
  for (const call of route.calls) await call.answer();
  world.visibility.set(true);
  await world.advance(1_000_000);
  expect(route.calls).toHaveLength(calls);
  expect(session.getState()).toMatchObject({ status: "error", error: { code: "disposed" } });
});

it("answers nothing after dispose, whatever is asked", async () => {
  const { session, world, route, options, events } = await startedSession();
  session.dispose();
  const told = events.length;
  session.dispose();
  session.start();
  session.invalidate("ctok_1");
  session.setOptions(options({ scope: "connect:proxy" }));
  const asked = [
    session.getToken(),
    session.refresh(),
    session.requestScope("connect:proxy"),
    session.getSingleUseToken(),
  ].map(outcomeOf);
  await world.advance(100_000);

  expect(asked.map((each) => each.now)).toEqual(Array(4).fill("disposed"));
  expect(session.getState()).toMatchObject({ status: "error", error: { code: "disposed" } });
  expect(route.calls).toHaveLength(1);
  expect(world.held).toEqual(nothing);
  expect(events).toHaveLength(told);
});

it("is disposed and nothing else where there was no callback either", async () => {
  const initialToken = { token: "ctok_1", expires_at: "2026-01-01T01:00:00Z", scope: "connect:*" };
  const { session, status } = setup({ initialToken, tokenCallback: undefined });
  expect(status()).toBe("ready");
  session.dispose();

  expect(session.getState()).toMatchObject({ status: "error", error: { code: "disposed" } });
});

it("stops without harm after dispose", async () => {
  const { session, world, stop } = await startedSession();
  session.dispose();
  stop();
  await settle();

  expect(world.held).toEqual(nothing);
});
