import { expect, it } from "vitest";
import { outcomeOf, settle, setup, startedSession, unauthorized } from "./setup.js";

const read = "connect:accounts:read";
const write = "connect:accounts:write";

it("asks for a wider scope at once, keeping the present token meanwhile", async () => {
  const { session, options, route } = await startedSession({ scope: read });
  route.behave = null;
  session.setOptions(options({ scope: [read, write] }));
  await settle();
  expect(route.calls[1]?.request.scope).toBe(`${read} ${write}`);
  expect(await session.getToken()).toBe("ctok_1");

  await route.calls[1]?.answer();
  expect(session.getState()).toMatchObject({ token: "ctok_2", scopes: [read, write] });
});

it("asks for a narrower scope with the next attempt only", async () => {
  const { session, options, route, world } = await startedSession({ scope: [read, write] });
  session.setOptions(options({ scope: read }));
  await settle();
  expect(route.calls).toHaveLength(1);

  await world.advance(76_000);
  expect(route.calls[1]?.request.scope).toBe(read);
  expect(session.getState()).toMatchObject({ scopes: [read] });
});

it("goes by value: the same scopes in another list are the same", async () => {
  const { session, options, route } = await startedSession({ scope: [read, write] });
  session.setOptions(options({ scope: [read, write] }));
  session.setOptions(options({ scope: `${read} ${write}` }));
  await settle();

  expect(route.calls).toHaveLength(1);
});

it("does not ask again and again for what is not granted", async () => {
  const { session, options, route } = await startedSession({ scope: read });
  route.scope = read;
  session.setOptions(options({ scope: [read, write] }));
  await settle();
  for (let render = 0; render < 10; render++) session.setOptions(options({ scope: [read, write] }));
  await settle();

  expect(route.calls).toHaveLength(2);
});

it("is not lost during a flight that asks for less", async () => {
  const { session, options, route } = setup({ scope: read });
  route.behave = null;
  session.start();
  await settle();
  session.setOptions(options({ scope: [read, write] }));
  await settle();
  expect(route.calls).toHaveLength(1);
  await route.calls[0]?.answer();

  expect(route.calls[1]?.request.scope).toBe(`${read} ${write}`);
});

it("makes no further call when less is wanted than a flight asks for", async () => {
  const { session, options, route } = setup({ scope: [read, write] });
  route.behave = null;
  session.start();
  await settle();
  session.setOptions(options({ scope: read }));
  await route.calls[0]?.answer();

  expect(route.calls).toHaveLength(1);
});

it("asks for a wider scope when somebody needs it, and not before", async () => {
  const { session, options, route, stop } = await startedSession({ scope: read });
  stop();
  await settle();
  session.setOptions(options({ scope: [read, write] }));
  session.invalidate("ctok_1");
  await settle();
  expect(route.calls).toHaveLength(1);

  session.start();
  await settle();
  expect(route.calls[1]?.request.scope).toBe(`${read} ${write}`);
});

it("asks for a wider scope behind a call of an unstarted session", async () => {
  const { session, options, route } = setup({ scope: read });
  await session.getToken();
  session.setOptions(options({ scope: [read, write] }));

  expect(await session.getToken()).toBe("ctok_1");
  await settle();
  expect(session.getState()).toMatchObject({ token: "ctok_2", scopes: [read, write] });
  expect(route.calls).toHaveLength(2);
});

it("asks again at once for another scope after a refusal that is not retried by itself", async () => {
  const { session, options, route } = await startedSession({ scope: [read, write] });
  route.behave = ({ request }) => (request.scope === read ? route.mint() : { error: "scope_not_allowed" });
  session.invalidate("ctok_1");
  await settle();
  expect(session.getState()).toMatchObject({ status: "error", error: { code: "callback_forbidden" } });

  session.setOptions(options({ scope: read }));
  await settle();
  expect(session.getState()).toMatchObject({ status: "ready", scopes: [read] });
});

it("asks again at once for another life after such a refusal", async () => {
  const { session, options, route, status } = setup({ expiresIn: 14_400 });
  route.behave = ({ request }) => (request.expiresIn === 60 ? route.mint() : { error: "invalid_request" });
  session.start();
  await settle();
  expect(status()).toBe("error");

  session.setOptions(options({ expiresIn: 60 }));
  await settle();
  expect(status()).toBe("ready");
});

it("takes a narrower scope also after a step-up", async () => {
  const { session, options, route, world } = await startedSession({ scope: [read, write] });
  await session.requestScope("connect:proxy");
  session.setOptions(options({ scope: read }));
  await world.advance(76_000);

  expect(route.calls.at(-1)?.request.scope).toBe(`${read} connect:proxy`);
});

it("reads callback, timeout and onEvent when they are used", async () => {
  const { session, options, world, events, route } = await startedSession();
  const seen: string[] = [];
  session.setOptions(
    options({
      tokenCallback: async () => ({ token: "ctok_other", expires_at: "2026-01-01T01:00:00Z" }),
      onEvent: (event) => seen.push(event.type),
    }),
  );
  const told = events.length;
  expect(await session.refresh()).toBe("ctok_other");
  expect(seen).toEqual(["fetching", "refreshed"]);
  expect(events).toHaveLength(told);

  route.behave = null;
  session.setOptions(options({ timeout: 100 }));
  const refreshed = outcomeOf(session.refresh());
  await world.advance(100);
  expect(refreshed.now).toBe("callback_timeout");
});

it("calls the callback that is given right after the token was asked for, as a provider's effect does", async () => {
  const { session, options, route } = await startedSession();
  const tokenCallback = async () => ({ token: "ctok_other", expires_at: "2026-01-01T01:00:00Z" });
  const refreshed = session.refresh();
  session.setOptions(options({ tokenCallback }));

  expect(await refreshed).toBe("ctok_other");
  expect(route.calls).toHaveLength(1);

  const again = session.refresh();
  session.setOptions(options({ tokenCallback: undefined, initialToken: { token: "ctok_1" } }));
  expect(await again).toBe("ctok_other");
});

it("stays in the environment it was made in", async () => {
  const { session, options, world } = await startedSession();
  session.setOptions(options({ environment: undefined }));
  const set = world.timersSet;
  await session.refresh();

  expect(session.environment).toBe(world);
  expect(world.timersSet).toBeGreaterThan(set);
});

it("asks for another life with the next attempt", async () => {
  const { session, options, route } = await startedSession();
  session.setOptions(options({ expiresIn: 60 }));
  await settle();
  expect(route.calls).toHaveLength(1);
  await session.refresh();

  expect(route.calls[1]?.request.expiresIn).toBe(60);
});

it.each([
  ["externalUserId", { externalUserId: "bob" }],
  ["externalUserId", { externalUserId: null }],
  ["baseUrl", { baseUrl: "http://localhost:4000" }],
  ["projectEnvironment", { projectEnvironment: "development" }],
] as const)("refuses another %s, which needs another session", async (option, change) => {
  const { session, options, route } = await startedSession();
  const set = () => session.setOptions(options(change));

  expect(set).toThrow(expect.objectContaining({ code: "invalid_options" }));
  expect(set).toThrow(option);
  await session.refresh();
  expect(route.calls.at(-1)?.request.externalUserId).toBe("alice");
});

it("refuses wrong options and keeps the ones it has", async () => {
  const { session, options, route } = await startedSession();
  expect(() => session.setOptions(options({ scope: "*", expiresIn: 60 }))).toThrow(
    expect.objectContaining({ code: "invalid_scope" }),
  );
  await session.refresh();

  expect(route.calls.at(-1)?.request).toEqual({ externalUserId: "alice", scope: "connect:*" });
});

it("takes up again with a callback that comes after the token has ended", async () => {
  const initialToken = { token: "ctok_initial", expires_at: "2026-01-01T00:01:40Z", scope: "connect:*" };
  const { session, options, world, status } = setup({ initialToken, tokenCallback: undefined });
  session.start();
  await world.advance(100_000);
  expect(status()).toBe("error");

  session.setOptions(options({}));
  await settle();
  expect(session.getState()).toMatchObject({ status: "ready", token: "ctok_1" });
});

it("ends where the callback is taken away and the token is over", async () => {
  const initialToken = { token: "ctok_initial", expires_at: "2026-01-01T00:01:40Z", scope: "connect:*" };
  const { session, options, route, world } = setup({ initialToken });
  session.start();
  await settle();
  route.behave = unauthorized;
  session.setOptions(options({ initialToken, tokenCallback: undefined }));
  await world.advance(100_000);

  expect(session.getState()).toMatchObject({ status: "error", error: { code: "token_ended" } });
  expect(route.calls).toHaveLength(0);
});

it("rejects a step-up that waits when the callback is taken away", async () => {
  const initialToken = { token: "ctok_initial", expires_at: "2026-01-01T00:01:40Z", scope: read };
  const { session, options, route } = setup({ initialToken });
  session.start();
  route.behave = null;
  outcomeOf(session.refresh());
  await settle();
  const asked = outcomeOf(session.requestScope(write));
  session.setOptions(options({ initialToken, tokenCallback: undefined }));
  await route.calls[0]?.answer();

  expect(asked.now).toBe("token_ended");
});
