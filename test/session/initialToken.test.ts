import type { ConnectTokenResponse } from "react-connect-token/core";
import { describe, expect, it } from "vitest";
import { expectConsole } from "../setup/noise.js";
import { outcomeOf, settle, setup } from "./setup.js";

const start = Date.UTC(2026, 0, 1);
const read = "connect:accounts:read";

function tokenOf(seconds: number, more: object = {}): ConnectTokenResponse {
  return {
    token: "ctok_initial",
    expires_at: new Date(start + seconds * 1_000).toISOString(),
    scope: read,
    ...more,
  };
}

function deferred() {
  let resolve: (value: ConnectTokenResponse) => void = () => {};
  let reject: (reason: unknown) => void = () => {};
  const promise = new Promise<ConnectTokenResponse>((...ends) => {
    [resolve, reject] = ends;
  });
  return { promise, resolve, reject };
}

it("is ready on first paint, looks at no clock for that, and fetches nothing", async () => {
  const { session, world, route, events } = setup({ initialToken: tokenOf(100) });
  expect(session.stores.state.getInitialState()).toMatchObject({
    status: "ready",
    token: "ctok_initial",
    scopes: [read],
    expiresAt: new Date(start + 100_000),
  });
  expect(session.stores.access.getInitialState()).toEqual({ status: "known", scopes: [read] });
  expect(events).toEqual([]);

  session.start();
  await world.advance(74_000);
  expect(route.calls).toHaveLength(0);
  expect(await session.getToken()).toBe("ctok_initial");
  await world.advance(1_000);
  expect(route.calls).toHaveLength(1);
  expect(session.getState()).toMatchObject({ status: "ready", token: "ctok_1" });
});

it("tells of itself like of any token", async () => {
  const { session, events, types } = setup({ initialToken: tokenOf(100) });
  session.start();
  await settle();
  await session.refresh();

  expect(types()).toEqual(["ready", "fetching", "refreshed"]);
  expect(events[0]).toMatchObject({ cause: "initial" });
});

it("takes the earlier of both ends, since nobody knows when its expires_in was counted from", async () => {
  const { session } = setup({ initialToken: tokenOf(50, { expires_in: 3_600 }) });

  expect(session.getState()).toMatchObject({ expiresAt: new Date(start + 50_000) });
});

it("is never handed out when it has lapsed; nothing is said, and gates keep what it granted", async () => {
  const { session, route, status } = setup({ initialToken: tokenOf(-3_600) });
  route.behave = null;
  const access = session.stores.access.getState();
  session.start();
  await settle();
  expect(status()).toBe("expired");
  expect(session.stores.access.getState()).toBe(access);
  const token = outcomeOf(session.getToken());

  await route.calls[0]?.answer(route.mint({ scope: read }));
  expect(token.now).toBe("ctok_1");
  expect(session.stores.access.getState()).toBe(access);
});

it("says nothing of a lapsed one in events either: the first token that comes is the first", async () => {
  const { session, types } = setup({ initialToken: tokenOf(-3_600) });
  await session.getToken();

  expect(types()).toEqual(["fetching", "ready"]);
});

it.each([
  ["broken", { token: "" }, /dropped_initial_token: The initialToken was dropped\. .*token is empty/],
  ["without a date", { token: "ctok_a" }, /dropped_initial_token.*expires_at is missing/],
  ["another user's", tokenOf(100, { external_user_id: "bob" }), /dropped_initial_token.*names another user/],
  ["a refusal", { error: "unauthenticated" }, /dropped_initial_token/],
])("is dropped with one warning when it is %s", async (_, initialToken, warning) => {
  const { session, route } = setup({ initialToken: initialToken as ConnectTokenResponse });
  expectConsole(warning);
  expect(session.stores.state.getState().status).toBe("pending");

  expect(await session.getToken()).toBe("ctok_1");
  expect(await session.refresh()).toBe("ctok_2");
  expect(route.calls).toHaveLength(2);
});

it("counts as the first attempt while it is a promise", async () => {
  const { promise, resolve } = deferred();
  const { session, route, status } = setup({ initialToken: promise });
  session.start();
  const tokens = [session.getToken(), session.getToken()].map(outcomeOf);
  await settle();
  expect(status()).toBe("pending");
  expect(route.calls).toHaveLength(0);

  resolve(tokenOf(100));
  await settle();
  expect(tokens.map((each) => each.now)).toEqual(["ctok_initial", "ctok_initial"]);
  expect(status()).toBe("ready");
  expect(route.calls).toHaveLength(0);
});

it("makes no call of the callback for one caller of an unstarted session either", async () => {
  const { session, route, world } = setup({ initialToken: Promise.resolve(tokenOf(100)) });

  expect(await session.getToken()).toBe("ctok_initial");
  await settle();
  expect(route.calls).toHaveLength(0);
  expect(world.held).toEqual({ timers: 0, listeners: 0 });
});

it("is followed by a fetch for a refresh that was asked for meanwhile", async () => {
  const { promise, resolve } = deferred();
  const { session, route } = setup({ initialToken: promise });
  session.start();
  await settle();
  const refreshed = outcomeOf(session.refresh());
  resolve(tokenOf(100));
  await settle();

  expect(refreshed.now).toBe("ctok_1");
  expect(route.calls).toHaveLength(1);
});

it.each([
  [
    "is rejected",
    (end: ReturnType<typeof deferred>) => end.reject(new Error("no")),
    /Its promise was rejected, or took too long\./,
  ],
  [
    "resolves to nonsense",
    (end: ReturnType<typeof deferred>) => end.resolve(undefined as never),
    /it is undefined/,
  ],
])("is followed by a fetch when its promise %s", async (_, settleIt, warning) => {
  const end = deferred();
  const { session, route } = setup({ initialToken: end.promise });
  expectConsole(warning);
  const token = outcomeOf(session.getToken());
  await settle();
  settleIt(end);
  await settle();

  expect(token.now).toBe("ctok_1");
  expect(route.calls).toHaveLength(1);
});

it("is given up when its promise hangs, and drops what comes of it later", async () => {
  const { promise, resolve } = deferred();
  const { session, world } = setup({ initialToken: promise, timeout: 1_000 });
  expectConsole(/dropped_initial_token.*was rejected, or took too long/);
  session.start();
  await world.advance(1_000);
  expect(session.getState()).toMatchObject({ status: "ready", token: "ctok_1" });

  resolve(tokenOf(10_000));
  await settle();
  expect(await session.getToken()).toBe("ctok_1");
});

it("is awaited again after a stop and a start", async () => {
  const { promise, resolve } = deferred();
  const { session, route, world } = setup({ initialToken: promise });
  session.start()();
  await settle();
  session.start()();
  await settle();
  expect(world.held).toEqual({ timers: 0, listeners: 0 });
  session.start();
  resolve(tokenOf(100));
  await settle();

  expect(session.getState()).toMatchObject({ status: "ready", token: "ctok_initial" });
  expect(route.calls).toHaveLength(0);
});

it("is read by no session of another user, whatever it says about its user", async () => {
  for (const initialToken of [tokenOf(100), Promise.resolve(tokenOf(100))]) {
    const alice = setup({ initialToken });
    const bob = setup({ initialToken, externalUserId: "bob" });
    expect(bob.session.stores.state.getState()).toEqual({ status: "pending" });

    expect(await alice.session.getToken()).toBe("ctok_initial");
    expect(await bob.session.getToken()).toBe("ctok_1");
    expect(bob.route.calls[0]?.request.externalUserId).toBe("bob");
  }
});

it("belongs to the first known user, not to nobody before", async () => {
  const initialToken = tokenOf(100);
  setup({ initialToken, externalUserId: null });
  setup({ initialToken, externalUserId: undefined });

  expect(await setup({ initialToken }).session.getToken()).toBe("ctok_initial");
});

it("lives on without a callback until its end, which is token_ended", async () => {
  const { session, world, types } = setup({ initialToken: tokenOf(100), tokenCallback: undefined });
  session.start();
  await world.advance(89_999);
  expect(await session.getToken()).toBe("ctok_initial");
  expect(session.getState()).toMatchObject({ status: "ready", isRefreshing: false });

  await world.advance(1);
  expect(session.stores.state.getState()).toMatchObject({ status: "error", error: { code: "token_ended" } });
  expect(session.stores.state.getState()).not.toHaveProperty("retryAt");
  expect(types()).toEqual(["ready", "ended"]);
  await world.advance(600_000);
  const asked = [
    session.getToken(),
    session.refresh(),
    session.requestScope("connect:proxy"),
    session.getSingleUseToken(),
  ].map(outcomeOf);
  await settle();
  expect(asked.map((each) => each.now)).toEqual(Array(4).fill("token_ended"));
});

it("says token_ended without a callback at once, to a caller of an unstarted session too", async () => {
  const { session, world } = setup({ initialToken: tokenOf(-5), tokenCallback: undefined });
  const token = outcomeOf(session.getToken());
  await settle();

  expect(token.now).toBe("token_ended");
  expect(session.getState()).toMatchObject({ status: "error", error: { code: "token_ended" } });
  expect(world.held).toEqual({ timers: 0, listeners: 0 });
});

it("shows its end without a callback to whoever looks at an unstarted session", async () => {
  const { session, world, status } = setup({ initialToken: tokenOf(100), tokenCallback: undefined });
  expect(status()).toBe("ready");
  await world.advance(100_000);

  expect(session.getState()).toMatchObject({ status: "error", error: { code: "token_ended" } });
});

it("says token_ended where its promise was all there was and is rejected", async () => {
  const { session } = setup({ initialToken: Promise.reject(new Error("no")), tokenCallback: undefined });
  expectConsole(/dropped_initial_token/);

  await expect(session.getToken()).rejects.toMatchObject({ code: "token_ended" });
});

it("is used without a date where there is no callback, until the API refuses it", async () => {
  const initialToken = { token: "ctok_link", scope: read };
  const { session, world } = setup({ initialToken, tokenCallback: undefined });
  session.start();
  await world.advance(100_000_000);
  expect(session.getState()).toMatchObject({ status: "ready", expiresAt: null, token: "ctok_link" });
  expect(await session.getToken({ minValidity: 3_600 })).toBe("ctok_link");

  session.invalidate("ctok_link");
  await expect(session.getToken()).rejects.toMatchObject({ code: "token_ended" });
});

it("is assumed to have everything, with a warning, when nobody names a scope", async () => {
  const { session } = setup({ initialToken: tokenOf(100, { scope: undefined }), scope: undefined });
  expectConsole(/assumed_scope/);

  expect(session.getState()).toMatchObject({ scopes: ["connect:*"] });
});

it("gives way to a new object for the same user only if that ends later", async () => {
  const { session, options } = setup({ initialToken: tokenOf(100) });
  session.start();
  await settle();
  session.setOptions(options({ initialToken: tokenOf(50, { token: "ctok_sooner" }) }));
  expect(await session.getToken()).toBe("ctok_initial");

  session.setOptions(options({ initialToken: tokenOf(150, { token: "ctok_later" }) }));
  expect(await session.getToken()).toBe("ctok_later");
  expectConsole(/dropped_initial_token.*names another user/);
  session.setOptions(
    options({ initialToken: tokenOf(200, { token: "ctok_bobs", external_user_id: "bob" }) }),
  );
  expect(await session.getToken()).toBe("ctok_later");
});

describe("a later promise", () => {
  it("is awaited and taken if it ends later, as a value is", async () => {
    const { session, options, route } = setup({ initialToken: tokenOf(100) });
    session.start();
    await settle();
    const { promise, resolve } = deferred();
    session.setOptions(options({ initialToken: promise }));
    await settle();
    expect(await session.getToken()).toBe("ctok_initial");
    resolve(tokenOf(150, { token: "ctok_later" }));
    await settle();
    expect(await session.getToken()).toBe("ctok_later");
    session.setOptions(options({ initialToken: Promise.resolve(tokenOf(120, { token: "ctok_sooner" })) }));
    await settle();
    expect(await session.getToken()).toBe("ctok_later");
    expect(route.calls).toHaveLength(0);
  });

  it("is shown although an earlier one has not come", async () => {
    const { session, world, route } = setup({ initialToken: new Promise<never>(() => {}) });
    session.start();
    await settle();
    const { tokenCallback } = route;
    const initialToken = Promise.resolve(tokenOf(3_600));
    session.setOptions({ externalUserId: "alice", tokenCallback, environment: world, initialToken });
    await settle();
    expect(session.getState()).toMatchObject({ status: "ready", token: "ctok_initial" });
    expect(route.calls).toEqual([]);
  });

  it("begins anew where a session without a callback has ended", async () => {
    const { session, options, world, status } = setup({
      initialToken: Promise.resolve(tokenOf(100)),
      tokenCallback: undefined,
    });
    session.start();
    await world.advance(100_000);
    expect(status()).toBe("error");
    const initialToken = Promise.resolve(tokenOf(250, { token: "ctok_later" }));
    session.setOptions(options({ initialToken, tokenCallback: undefined }));
    await settle();
    expect(session.getState()).toMatchObject({ status: "ready", token: "ctok_later" });
  });

  it("is dropped with a warning when it is rejected, and what was there stays", async () => {
    expectConsole(/dropped_initial_token.*Its promise was rejected/);
    const { session, options } = setup({ initialToken: tokenOf(100) });
    session.setOptions(options({ initialToken: Promise.reject(new Error("no")) }));
    await settle();
    expect(await session.getToken()).toBe("ctok_initial");
  });

  it("goes nowhere when it comes after a still later one, or after the end", async () => {
    const { session, options } = setup({ initialToken: tokenOf(100) });
    const first = deferred();
    const last = deferred();
    session.setOptions(options({ initialToken: first.promise }));
    session.setOptions(options({ initialToken: tokenOf(150, { token: "ctok_later" }) }));
    first.resolve(tokenOf(200, { token: "ctok_first" }));
    await settle();
    expect(await session.getToken()).toBe("ctok_later");
    session.setOptions(options({ initialToken: last.promise }));
    session.dispose();
    last.resolve(tokenOf(300));
    await settle();
    expect(session.getState()).toMatchObject({ status: "error", error: { code: "disposed" } });
  });
});

it("lives no longer for being given again in another object, as one written inline is on each render", async () => {
  const inline = () =>
    ({ token: "ctok_initial", expires_in: 100, scope: read }) as unknown as ConnectTokenResponse;
  const { session, options, world } = setup({ initialToken: inline(), tokenCallback: undefined });
  session.start();
  for (let render = 0; render < 9; render++) {
    await world.advance(10_000);
    session.setOptions(options({ initialToken: inline(), tokenCallback: undefined }));
  }

  expect(session.getState()).toMatchObject({ status: "error", error: { code: "token_ended" } });
});

it("does not take the place of a newer token again, though it would end later", async () => {
  const { session, options } = setup({ initialToken: tokenOf(3_600) });
  session.start();
  await session.refresh();
  session.setOptions(options({ initialToken: tokenOf(3_600) }));

  expect(await session.getToken()).toBe("ctok_1");
});

it("is not taken when it is a token that was refused before", async () => {
  const { session, options } = setup();
  session.invalidate(await session.getToken());
  await session.getToken();
  session.setOptions(options({ initialToken: tokenOf(3_600, { token: "ctok_1" }) }));

  expect(await session.getToken()).toBe("ctok_2");
});

it("does not come back after it was refused or replaced, given again in another object", async () => {
  const { session, options, route } = setup({ initialToken: tokenOf(3_600) });
  session.start();
  session.invalidate(await session.getToken());
  session.setOptions(options({ initialToken: tokenOf(3_600) }));
  expect(await session.getToken()).toBe("ctok_1");

  session.setOptions(options({ initialToken: tokenOf(3_600) }));
  expect(await session.getToken()).toBe("ctok_1");
  expect(route.calls).toHaveLength(1);
});

it("publishes nothing when it is looked at and is what was shown, so that nothing renders again", async () => {
  const { session, world } = setup({ initialToken: tokenOf(100) });
  const publications: unknown[] = [];
  session.subscribe((state) => publications.push(state));
  session.start();
  await settle();
  await world.advance(1_000);
  expect(publications).toEqual([]);
});
