import { getEventListeners } from "node:events";
import { expect, it } from "vitest";
import { expectConsole } from "../setup/noise.js";
import { outcomeOf, settle, setup, startedSession, unavailable } from "./setup.js";

const start = Date.UTC(2026, 0, 1);

it("asks with its purpose, beside the session's own token, each time anew", async () => {
  const { session, route } = await startedSession({ scope: "connect:proxy", expiresIn: 3_600 });
  const tokens = await Promise.all([
    session.getSingleUseToken({ app: "slack", expiresIn: 600 }),
    session.getSingleUseToken(),
  ]);

  expect(tokens.map((each) => each.token)).toEqual(["ctok_2", "ctok_3"]);
  expect(route.calls.slice(1).map((call) => call.request)).toEqual([
    { externalUserId: "alice", scope: "connect:proxy", expiresIn: 600, purpose: "connect", app: "slack" },
    { externalUserId: "alice", scope: "connect:proxy", purpose: "connect" },
  ]);
  expect(await session.getToken()).toBe("ctok_1");
  expect(session.getState()).toMatchObject({ status: "ready", isRefreshing: false, token: "ctok_1" });
});

it.each([
  [undefined, {}],
  [["connect:proxy", "connect:users:write"], { scope: "connect:proxy connect:users:write" }],
])("asks for the session's own scopes: %j", async (scope, asked) => {
  const { session, route } = setup({ scope });
  await session.getSingleUseToken();

  expect(route.calls[0]?.request).toEqual({ externalUserId: "alice", purpose: "connect", ...asked });
});

it("gives its end, where to connect, and what else the answer had", async () => {
  const { session, route, world } = setup();
  route.behave = () =>
    route.mint({
      connect_link_url: "https://pipedream.com/_static/connect.html?connectLink=true",
      plan: "team",
    });

  expect(await session.getSingleUseToken()).toEqual({
    token: "ctok_1",
    expiresAt: new Date(start + 100_000),
    connectLinkUrl: "https://pipedream.com/_static/connect.html?connectLink=true",
    extra: { plan: "team" },
  });
  expect(world.held).toEqual({ timers: 0, listeners: 0 });
});

it("leaves out what the answer does not have", async () => {
  const { session, route } = setup();
  route.behave = () => ({ token: "ctok_1", expires_in: 60 });

  expect(await session.getSingleUseToken()).toStrictEqual({ token: "ctok_1", expiresAt: expect.any(Date) });
});

it("is refused when the answer names no end", async () => {
  const { session, route } = setup();
  route.behave = () => ({ token: "ctok_1" });

  await expect(session.getSingleUseToken()).rejects.toMatchObject({ code: "invalid_response" });
});

it("is given up by the caller's signal, which the callback hears of", async () => {
  const { session, route, world } = setup();
  route.behave = null;
  const controller = new AbortController();
  const single = outcomeOf(session.getSingleUseToken({ signal: controller.signal }));
  await settle();
  controller.abort("enough");
  await settle();

  expect(single.now).toBe("enough");
  expect(route.calls[0]?.signal.aborted).toBe(true);
  expect(world.held.timers).toBe(0);
});

it("listens to the caller's signal no longer than it takes", async () => {
  const { session } = setup();
  const { signal } = new AbortController();
  const single = session.getSingleUseToken({ signal });
  expect(getEventListeners(signal, "abort")).toHaveLength(1);
  await single;

  expect(getEventListeners(signal, "abort")).toEqual([]);
});

it("does not begin for a signal that was aborted before", async () => {
  const { session, route } = setup();

  await expect(session.getSingleUseToken({ signal: AbortSignal.abort("enough") })).rejects.toBe("enough");
  expect(route.calls).toHaveLength(0);
});

it("ends with the session, and does not end with a stop", async () => {
  const { session, route, stop, world } = await startedSession();
  route.behave = null;
  const single = outcomeOf(session.getSingleUseToken());
  await settle();
  stop();
  await settle();
  expect(single.now).toBe("open");

  session.dispose();
  await settle();
  expect(single.now).toBe("disposed");
  expect(route.calls[1]?.signal.aborted).toBe(true);
  expect(world.held).toEqual({ timers: 0, listeners: 0 });
});

it("ends as callback_timeout when the callback hangs", async () => {
  const { session, route, world } = setup({ timeout: 1_000 });
  route.behave = null;
  const single = outcomeOf(session.getSingleUseToken());
  await world.advance(1_000);

  expect(single.now).toBe("callback_timeout");
});

it("fails by itself: neither the state nor another call hears of it", async () => {
  const { session, route } = await startedSession();
  const before = session.getState();
  route.behave = unavailable;

  await expect(session.getSingleUseToken()).rejects.toMatchObject({ code: "callback_unavailable" });
  expect(session.getState()).toBe(before);
});

it("refuses a token of another user, and one that is over", async () => {
  const { session, route } = setup();
  route.behave = () => route.mint({ external_user_id: "bob" });
  await expect(session.getSingleUseToken()).rejects.toMatchObject({ code: "invalid_response" });

  route.behave = () => route.mint({ expires_in: -7 });
  await expect(session.getSingleUseToken()).rejects.toMatchObject({
    code: "expired_on_arrival",
    message: expect.stringContaining("expired 7 s"),
  });
});

it("refuses a life that no token has", async () => {
  const { session, route } = setup();

  await expect(session.getSingleUseToken({ expiresIn: 0 })).rejects.toMatchObject({
    code: "invalid_options",
  });
  expect(route.calls).toHaveLength(0);
});

it("warns when it is given the session's own token, which connecting would use up", async () => {
  const { session, route } = await startedSession();
  expectConsole(/repeated_token/);
  route.behave = () => route.mint({ token: "ctok_1" });

  expect((await session.getSingleUseToken()).token).toBe("ctok_1");
});
