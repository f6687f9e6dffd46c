import { expect, it } from "vitest";
import { expectConsole } from "../setup/noise.js";
import { outcomeOf, settle, setup, startedSession, unauthorized } from "./setup.js";

const read = "connect:accounts:read";
const write = "connect:accounts:write";
const proxy = "connect:proxy";

it("asks for what there is and what is wanted, and says what is granted then", async () => {
  const { session, route } = await startedSession({ scope: read });

  expect(await session.requestScope(write)).toEqual({ scopes: [read, write], missing: [] });
  expect(route.calls.map((call) => call.request.scope)).toEqual([read, `${read} ${write}`]);
  expect(session.getState()).toMatchObject({ status: "ready", token: "ctok_2", scopes: [read, write] });
  expect(session.stores.access.getState()).toEqual({ status: "known", scopes: [read, write] });
});

it("makes no call for what is granted already", async () => {
  const { session, route } = await startedSession({ scope: "connect:*" });

  expect(await session.requestScope([read, write])).toEqual({ scopes: ["connect:*"], missing: [] });
  expect(route.calls).toHaveLength(1);
});

it("keeps asking for what was granted, in later refreshes", async () => {
  const { session, route, world } = await startedSession({ scope: read });
  await session.requestScope(write);
  await session.requestScope(proxy);
  await world.advance(76_000);

  expect(route.calls.at(-1)?.request.scope).toBe(`${read} ${write} ${proxy}`);
  expect(session.getState()).toMatchObject({ scopes: [read, write, proxy] });
});

it("says what is missing of a partial grant, and does not go on asking for that", async () => {
  const { session, route, world } = await startedSession({ scope: read });
  route.scope = `${read} ${write}`;

  expect(await session.requestScope([write, proxy])).toEqual({ scopes: [read, write], missing: [proxy] });
  await world.advance(76_000);
  expect(route.calls.at(-1)?.request.scope).toBe(`${read} ${write}`);
});

it("leaves the present token as it was when it is refused", async () => {
  const { session, route, world } = await startedSession({ scope: read });
  route.behave = () => ({ error: "scope_not_allowed" });
  const access = session.stores.access.getState();

  await expect(session.requestScope(write)).rejects.toMatchObject({ code: "callback_forbidden" });
  expect(session.getState()).toMatchObject({ status: "ready", token: "ctok_1", scopes: [read] });
  expect(session.getState()).not.toHaveProperty("error");
  expect(session.stores.access.getState()).toBe(access);

  route.behave = () => route.mint();
  await world.advance(76_000);
  expect(route.calls.at(-1)?.request.scope).toBe(read);
});

it("rejects on its own when the callback hangs, and goes on with the token there is", async () => {
  const { session, route, world } = await startedSession({ scope: read, timeout: 1_000 });
  route.behave = null;
  const asked = outcomeOf(session.requestScope(write));
  await world.advance(1_000);

  expect(asked.now).toBe("callback_timeout");
  expect(await session.getToken()).toBe("ctok_1");
  await route.calls[1]?.answer();
  expect(await session.getToken()).toBe("ctok_1");
});

it("waits for a flight on its way, so that there is never more than one", async () => {
  const { session, route } = await startedSession({ scope: read });
  route.behave = null;
  outcomeOf(session.refresh());
  await settle();
  const asked = [session.requestScope(write), session.requestScope(proxy)].map(outcomeOf);
  await settle();
  expect(route.calls).toHaveLength(2);

  await route.calls[1]?.answer();
  expect(route.calls).toHaveLength(3);
  await route.calls[2]?.answer();
  expect(asked[0]?.now).toEqual({ scopes: [read, write], missing: [] });
  await route.calls[3]?.answer();
  expect(asked[1]?.now).toEqual({ scopes: [read, write, proxy], missing: [] });
});

it("makes one call for what is asked for twice at once, as by a double click", async () => {
  const { session, route } = await startedSession({ scope: read });
  const asked = [write, [read, write], proxy].map((scope) => session.requestScope(scope));

  expect(await Promise.all(asked)).toEqual([
    { scopes: [read, write], missing: [] },
    { scopes: [read, write], missing: [] },
    { scopes: [read, write, proxy], missing: [] },
  ]);
  expect(route.calls.map((call) => call.request.scope)).toEqual([
    read,
    `${read} ${write}`,
    `${read} ${write} ${proxy}`,
  ]);
});

it("answers other callers while it waits", async () => {
  const { session, route } = await startedSession({ scope: read });
  route.behave = null;
  outcomeOf(session.requestScope(write));
  await settle();

  expect(await session.getToken()).toBe("ctok_1");
});

it("adds to what the route chooses by itself, and does not take it away", async () => {
  const { session, route } = setup({ scope: undefined });
  route.behave = ({ request }) => route.mint({ scope: request.scope ?? read });

  expect(await session.requestScope(write)).toEqual({ scopes: [read, write], missing: [] });
  expect(route.calls.map((call) => call.request.scope)).toEqual([undefined, `${read} ${write}`]);
});

it("makes one call where the route chooses enough by itself", async () => {
  const { session, route } = setup({ scope: undefined });
  route.scope = "connect:*";
  await session.requestScope(write);

  expect(route.calls).toHaveLength(1);
});

it("takes effect on a lapsed token too", async () => {
  const { session, route, world } = setup({ scope: read });
  await session.getToken();
  await world.advance(200_000);

  expect(await session.requestScope(read)).toEqual({ scopes: [read], missing: [] });
  expect(route.calls).toHaveLength(2);
});

it("believes that a route which repeats its token has granted nothing more", async () => {
  const { session, route } = await startedSession({ scope: read });
  expectConsole(/repeated_token/);
  route.behave = () => route.mint({ token: "ctok_1" });

  expect(await session.requestScope(write)).toEqual({ scopes: [read], missing: [write] });
});

it.each([["*"], ["connect::"], [""], [[]], [7]])("refuses %j before anything is asked", async (scope) => {
  const { session, route } = setup();

  // What a caller without types may give.
  await expect(session.requestScope(scope as string)).rejects.toMatchObject({
    code: /^invalid_(scope|options)$/,
  });
  expect(route.calls).toHaveLength(0);
});

it("goes through a failure that others share", async () => {
  const { session, route } = setup({ scope: read });
  route.behave = unauthorized;
  await expect(session.getToken()).rejects.toMatchObject({ code: "callback_unauthorized" });
  route.behave = () => route.mint();

  expect(await session.requestScope(write)).toMatchObject({ missing: [] });
  expect(session.getState().status).toBe("ready");
});

it("goes through it as well where the route chooses the scopes", async () => {
  const { session, route } = setup({ scope: undefined });
  route.behave = unauthorized;
  await expect(session.getToken()).rejects.toMatchObject({ code: "callback_unauthorized" });
  route.behave = () => route.mint({ scope: write });

  expect(await session.requestScope(write)).toEqual({ scopes: [write], missing: [] });
  expect(route.calls).toHaveLength(2);
});

it("is done when the last stop comes, and leaves nothing", async () => {
  const { session, route, world, stop } = await startedSession({ scope: read });
  route.behave = null;
  const asked = outcomeOf(session.requestScope(write));
  await settle();
  stop();
  await settle();
  expect(route.calls[1]?.signal.aborted).toBe(false);

  await route.calls[1]?.answer();
  expect(asked.now).toEqual({ scopes: [read, write], missing: [] });
  expect(world.held).toEqual({ timers: 0, listeners: 0 });
});

it("leaves nothing behind on an unstarted session, after a wait for another caller's attempt either", async () => {
  const { session, route, world } = setup({ scope: read, timeout: 1_000 });
  route.behave = null;
  outcomeOf(session.getToken());
  outcomeOf(session.requestScope(write));
  await world.advance(1_000);
  await route.calls[1]?.answer();

  expect(world.held).toEqual({ timers: 0, listeners: 0 });
});

it("is not lost when the last stop comes while it waits for a flight", async () => {
  const { session, route, world, stop } = await startedSession({ scope: read });
  route.behave = null;
  await world.advance(76_000);
  const asked = outcomeOf(session.requestScope(write));
  stop();
  await settle();
  await route.calls[1]?.answer();
  await route.calls[2]?.answer();

  expect(asked.now).toEqual({ scopes: [read, write], missing: [] });
});

it("ends with the session, on its way or waiting", async () => {
  const { session, route } = await startedSession({ scope: read });
  route.behave = null;
  const asked = [session.requestScope(write), session.requestScope(proxy)].map(outcomeOf);
  await settle();
  session.dispose();
  await settle();

  expect(asked.map((each) => each.now)).toEqual(["disposed", "disposed"]);
});

it("asks for nothing more when the session ends with the very token it waited for", async () => {
  const { session, route } = setup({ scope: undefined });
  route.scope = read;
  session.subscribe((state) => {
    if (state.status === "ready") session.dispose();
  });

  await expect(session.requestScope(write)).rejects.toMatchObject({ code: "disposed" });
  await settle();
  expect(route.calls).toHaveLength(1);
});
