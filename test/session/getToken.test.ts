import { expect, it } from "vitest";
import { expectConsole } from "../setup/noise.js";
import { outcomeOf, settle, setup, startedSession, unavailable } from "./setup.js";

it("makes one call for a hundred callers", async () => {
  const { session, route } = setup();
  const tokens = await Promise.all(Array.from({ length: 100 }, () => session.getToken()));

  expect(new Set(tokens)).toEqual(new Set(["ctok_1"]));
  expect(route.calls).toHaveLength(1);
});

it("answers from memory until the floor, and never within it", async () => {
  const { session, route, world } = setup();
  await session.getToken();
  await world.advance(74_000);
  expect(await session.getToken()).toBe("ctok_1");

  await world.advance(16_000);
  expect(await session.getToken()).toBe("ctok_2");
  expect(route.calls).toHaveLength(2);
});

it("answers with the present token in the refresh window, and fetches the next one behind", async () => {
  const { session, route, world } = setup();
  await session.getToken();
  await world.advance(76_000);
  route.behave = null;

  expect(await session.getToken()).toBe("ctok_1");
  expect(await session.getToken()).toBe("ctok_1");
  await settle();
  expect(route.calls).toHaveLength(2);
  await route.calls[1]?.answer();
  expect(await session.getToken()).toBe("ctok_2");
  expect(route.calls).toHaveLength(2);
});

it("fetches behind no faster than the backoff while that fails", async () => {
  const { session, route, world } = setup();
  await session.getToken();
  await world.advance(76_000);
  route.behave = () => new Response(null, { status: 429, headers: { "retry-after": "5" } });
  for (let second = 0; second < 10; second++) {
    expect(await session.getToken()).toBe("ctok_1");
    await world.advance(1_000);
  }

  expect(route.calls.map((call) => call.at)).toEqual([0, 76_000, 81_000]);
});

it("asks for what was asked for and nothing else", async () => {
  const { session, route } = setup({ scope: "connect:proxy  connect:accounts:read", expiresIn: 60 });
  await session.getToken();
  expect(route.calls[0]?.request).toEqual({
    externalUserId: "alice",
    scope: "connect:proxy connect:accounts:read",
    expiresIn: 60,
  });
});

it("asks with the user alone where nothing was asked for", async () => {
  const { session, route } = setup({ scope: undefined });
  route.scope = "connect:proxy";
  await session.getToken();

  expect(route.calls[0]?.request).toEqual({ externalUserId: "alice" });
});

it("never calls the callback in the same turn, so not during a render", async () => {
  const { session, route } = setup();
  const token = session.getToken();

  expect(route.calls).toHaveLength(0);
  await token;
});

it("lets one caller go by its own signal and nobody else", async () => {
  const { session, route } = setup();
  route.behave = null;
  const controller = new AbortController();
  const aborted = outcomeOf(session.getToken({ signal: controller.signal }));
  const other = outcomeOf(session.getToken());
  await settle();
  controller.abort("enough");
  await settle();

  expect(aborted.now).toBe("enough");
  expect(other.now).toBe("open");
  expect(route.calls[0]?.signal.aborted).toBe(false);
  await route.calls[0]?.answer();
  expect(other.now).toBe("ctok_1");
});

it("does not begin for a signal that was aborted before", async () => {
  const { session, route } = setup();

  await expect(session.getToken({ signal: AbortSignal.abort("enough") })).rejects.toBe("enough");
  await settle();
  expect(route.calls).toHaveLength(0);
});

it("leaves nothing behind on an unstarted session", async () => {
  const { session, world, route } = setup();
  await session.getToken();
  await settle();
  expect(world.held).toEqual({ timers: 0, listeners: 0 });

  await world.advance(1_000_000);
  expect(route.calls).toHaveLength(1);
});

it("leaves nothing behind on an unstarted session when it fails either", async () => {
  const { session, world, route } = setup();
  route.behave = () => new Response(null, { status: 403 });
  await expect(session.getToken()).rejects.toMatchObject({ code: "callback_forbidden" });
  await settle();

  expect(world.held).toEqual({ timers: 0, listeners: 0 });
});

it("plans nothing while unstarted, and goes on planning nothing after an invalidate", async () => {
  const { session, world, route } = setup();
  session.invalidate(await session.getToken());
  await world.advance(1_000_000);

  expect(route.calls).toHaveLength(1);
  expect(world.held).toEqual({ timers: 0, listeners: 0 });
});

it("answers a call while the tab is hidden", async () => {
  const { session, world, route } = await startedSession();
  world.visibility.set(false);
  await world.advance(200_000);
  expect(route.calls).toHaveLength(1);

  expect(await session.getToken()).toBe("ctok_2");
});

it("gets a fresh token for a minValidity that the present one does not have", async () => {
  const { session, world, route } = setup();
  await session.getToken();
  await world.advance(50_000);
  expect(await session.getToken({ minValidity: 50 })).toBe("ctok_1");
  expect(await session.getToken({ minValidity: 51 })).toBe("ctok_2");
  expect(route.calls).toHaveLength(2);
});

it("gives the best there is for a minValidity beyond any life, and warns once", async () => {
  const { session, route, events } = setup();
  expectConsole(/short_life/);
  await session.getToken();

  expect(await session.getToken({ minValidity: 3_600 })).toBe("ctok_2");
  expect(await session.getToken({ minValidity: 3_600 })).toBe("ctok_3");
  expect(route.calls).toHaveLength(3);
  expect(events.filter((event) => event.code === "short_life")).toHaveLength(1);
});

it("gives the same token again for such a minValidity when the route has no other", async () => {
  const { session, route } = setup();
  expectConsole(/short_life/);
  expectConsole(/repeated_token/);
  await session.getToken();
  route.behave = () => route.mint({ token: "ctok_1" });

  expect(await session.getToken({ minValidity: 3_600 })).toBe("ctok_1");
});

it("fails a minValidity that cannot be met, while other callers have the present token", async () => {
  const { session, route } = setup();
  await session.getToken();
  route.behave = () => new Response(null, { status: 404 });

  await expect(session.getToken({ minValidity: 3_600 })).rejects.toMatchObject({ code: "callback_rejected" });
  expect(await session.getToken()).toBe("ctok_1");
});

it.each([[-1], [Number.NaN], ["60"], [null]])("refuses the minValidity %j", async (minValidity) => {
  const { session } = setup();

  // What a caller without types may give.
  await expect(session.getToken({ minValidity: minValidity as number })).rejects.toMatchObject({
    code: "invalid_options",
  });
});

it("waits through retries and answers as soon as one succeeds", async () => {
  const { session, route, world } = setup();
  route.behave = unavailable;
  const token = outcomeOf(session.getToken());
  await world.advance(5_000);
  expect(token.now).toBe("open");
  expect(route.calls.length).toBeGreaterThan(2);

  route.behave = () => route.mint();
  await world.advance(10_000);
  expect(token.now).toBe("ctok_1");
});

it("waits through retries for one timeout, and is told at once when the next try comes later than that", async () => {
  const { session, route, world } = setup({ timeout: 5_000 });
  route.behave = unavailable;
  const token = outcomeOf(session.getToken());
  await world.advance(3_499);
  expect(token.now).toBe("open");

  await world.advance(1); // the fourth try has failed, and the fifth is planned for 4 s later
  expect(token.now).toBe("callback_unavailable");
  expect(world.held).toEqual({ timers: 0, listeners: 0 });
});

it("waits for an attempt on its way for one timeout and no longer", async () => {
  const { session, route, world } = setup({ timeout: 5_000 });
  route.behave = null;
  outcomeOf(session.getToken());
  await world.advance(4_000);
  const late = outcomeOf(session.getToken());
  await world.advance(4_999);
  expect(late.now).toBe("open");
  await world.advance(1);

  expect(late.now).toBe("callback_timeout");
  expect(route.calls).toHaveLength(2);
});
