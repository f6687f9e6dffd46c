import { expect, it } from "vitest";
import { outcomeOf, settle, setup, startedSession, unauthorized, unavailable } from "./setup.js";

const at = (ms: number) => new Date(Date.UTC(2026, 0, 1) + ms);

it("retries with growing pauses up to a minute, by chance", async () => {
  const { session, world, route } = setup();
  route.behave = unavailable;
  session.start();
  await world.advance(120_000);

  const times = route.calls.map((call) => call.at);
  expect(times).toEqual([0, 500, 1_500, 3_500, 7_500, 15_500, 31_500, 61_500, 91_500]);
});

it("begins again with a short pause after a success", async () => {
  const { session, world, route } = setup();
  route.behave = unavailable;
  session.start();
  await world.advance(60_000);
  route.behave = () => route.mint();
  await world.advance(5_000);
  expect(session.getState().status).toBe("ready");
  const tried = route.calls.length;

  route.behave = unavailable;
  await world.advance(75_000);
  const [first, second] = route.calls.slice(tried);
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBe(500);
});

it("obeys Retry-After, and tells when it will try again", async () => {
  const { session, world, route } = setup();
  route.behave = () => new Response(null, { status: 503, headers: { "retry-after": "120" } });
  session.start();
  await settle();
  expect(session.getState()).toMatchObject({
    status: "error",
    error: { code: "callback_unavailable", retryAt: at(120_000) },
    retryAt: at(120_000),
  });

  await world.advance(119_999);
  expect(route.calls).toHaveLength(1);
  await world.advance(1);
  expect(route.calls).toHaveLength(2);
});

it("does not try again sooner than the route asked for when a person's refresh() fails in between", async () => {
  const { session, world, route } = setup();
  route.behave = () => new Response(null, { status: 503, headers: { "retry-after": "120" } });
  session.start();
  await world.advance(10_000);
  route.behave = unavailable;
  const refreshed = outcomeOf(session.refresh());
  await world.advance(109_999);
  expect(refreshed.now).toBe("callback_unavailable");
  expect(route.calls.map((call) => call.at)).toEqual([0, 10_000]);

  await world.advance(1);
  expect(route.calls).toHaveLength(3);
});

it("obeys the retryAfter of a refusal", async () => {
  const { session, world, route } = setup();
  route.behave = () => ({ error: { code: "api_throttled", retryAfter: 20 } });
  session.start();
  await world.advance(19_999);
  expect(route.calls).toHaveLength(1);

  await world.advance(1);
  expect(route.calls).toHaveLength(2);
});

it("tells a caller at once when the next try is further away than it would wait", async () => {
  const { session, world, route } = setup();
  route.behave = () => new Response(null, { status: 429, headers: { "retry-after": "120" } });
  await expect(session.getToken()).rejects.toMatchObject({
    code: "callback_throttled",
    retryAt: at(120_000),
  });
  await world.advance(60_000);
  await expect(session.getToken()).rejects.toMatchObject({ code: "callback_throttled" });
  expect(route.calls).toHaveLength(1);

  // From 90 s on the try is near enough to wait for.
  await world.advance(31_000);
  const token = outcomeOf(session.getToken());
  route.behave = () => route.mint();
  await world.advance(29_000);
  expect(token.now).toBe("ctok_1");
});

it("shows a failing refresh only beside the token, as long as that is good", async () => {
  const { session, world, route } = await startedSession();
  route.behave = unavailable;
  await world.advance(75_000);

  expect(session.getState()).toMatchObject({
    status: "ready",
    token: "ctok_1",
    isRefreshing: false,
    error: { code: "callback_unavailable" },
    retryAt: at(75_500),
  });
  expect(await session.getToken()).toBe("ctok_1");

  route.behave = () => route.mint();
  await world.advance(1_000);
  expect(session.getState()).toMatchObject({ status: "ready", token: "ctok_2" });
  expect(session.getState()).not.toHaveProperty("error");
  expect(session.getState()).not.toHaveProperty("retryAt");
});

it("lapses while the refresh fails, and keeps what the token granted", async () => {
  const { session, world, route } = await startedSession();
  route.behave = unavailable;
  await world.advance(90_000);

  expect(session.stores.state.getState()).toMatchObject({
    status: "expired",
    scopes: ["connect:*"],
    error: { code: "callback_unavailable" },
  });
  expect(session.stores.access.getState()).toEqual({ status: "known", scopes: ["connect:*"] });
});

it.each([
  ["401", unauthorized, "callback_unauthorized"],
  ["403", () => new Response(null, { status: 403 }), "callback_forbidden"],
  ["404", () => new Response(null, { status: 404 }), "callback_rejected"],
  ["an answer that cannot be read", () => undefined, "invalid_response"],
  ["a page of HTML", () => new Response("<html>"), "invalid_response"],
  ["a refusal", () => ({ error: "unauthenticated" }), "callback_unauthorized"],
  [
    "another user's token",
    () => ({ token: "ctok_1", expires_in: 60, external_user_id: "bob" }),
    "invalid_response",
  ],
])("shares the failure of %s for a minute, then asks again", async (_, behave, code) => {
  const { session, world, route } = setup();
  route.behave = behave;
  session.start();
  await world.advance(59_999);
  expect(session.getState()).toMatchObject({ status: "error", error: { code } });
  expect(session.getState()).not.toHaveProperty("retryAt");
  for (let call = 0; call < 10; call++) await expect(session.getToken()).rejects.toMatchObject({ code });
  expect(route.calls).toHaveLength(1);

  route.behave = () => route.mint();
  await world.advance(1);
  expect(route.calls).toHaveLength(1);
  expect(await session.getToken()).toBe("ctok_1");
  expect(session.getState().status).toBe("ready");
});

it("asks again, each time, when the tab is seen again", async () => {
  const { session, world, route } = setup();
  route.behave = unauthorized;
  session.start();
  await settle();
  for (let time = 2; time < 5; time++) {
    world.visibility.set(false);
    await settle();
    world.visibility.set(true);
    await settle();
    expect(route.calls).toHaveLength(time);
  }

  route.behave = () => route.mint();
  world.visibility.set(false);
  world.visibility.set(true);
  await settle();
  expect(session.getState().status).toBe("ready");
});

it("asks once for being seen twice while the answer is on its way", async () => {
  const { session, world, route } = setup();
  route.behave = unauthorized;
  session.start();
  await settle();
  route.behave = null;
  world.visibility.set(true);
  await settle();
  world.visibility.set(true);
  await route.calls[1]?.answer(unauthorized());

  expect(route.calls).toHaveLength(2);
});

it("does not ask for being seen while nobody needs it", async () => {
  const { session, world, route } = setup();
  route.behave = unauthorized;
  session.start()();
  await expect(session.getToken()).rejects.toMatchObject({ code: "callback_unauthorized" });
  world.visibility.set(false);
  world.visibility.set(true);
  await settle();

  expect(route.calls).toHaveLength(1);
});

it("ends what gates may know when nothing is tried any more, and only a new token opens them again", async () => {
  const { session, world, route } = await startedSession();
  route.behave = unauthorized;
  await world.advance(89_999);
  expect(session.stores.access.getState().status).toBe("known");
  await world.advance(1);
  expect(session.getState()).toMatchObject({ status: "error", scopes: ["connect:*"] });
  expect(session.stores.access.getState().status).toBe("ended");

  route.behave = unavailable;
  world.visibility.set(true);
  await settle();
  expect(session.getState()).toMatchObject({ status: "expired", error: { code: "callback_unavailable" } });
  expect(session.stores.access.getState()).toMatchObject({
    status: "unknown",
    error: { code: "callback_unavailable" },
  });

  route.behave = () => route.mint();
  await world.advance(10_000);
  expect(session.stores.access.getState().status).toBe("known");
});

it("rests while hidden, and is done with the pause when it is seen again", async () => {
  const { session, world, route } = setup();
  route.behave = unavailable;
  session.start();
  await settle();
  world.visibility.set(false);
  await world.advance(600_000);
  expect(route.calls).toHaveLength(1);

  world.visibility.set(true);
  await settle();
  expect(route.calls).toHaveLength(2);
});

it("goes on retrying while hidden for as long as a call is open", async () => {
  const { session, world, route } = setup();
  world.visibility.set(false);
  route.behave = unavailable;
  const token = outcomeOf(session.getToken());
  await settle();
  route.behave = () => route.mint();
  await world.advance(500);

  expect(token.now).toBe("ctok_1");
});

it("rests while offline, and does not wait on once it is online again", async () => {
  const { session, world, route } = await startedSession();
  world.network.set(false);
  await world.advance(600_000);
  expect(route.calls).toHaveLength(1);
  expect(session.stores.state.getState()).toMatchObject({ status: "expired" });

  route.behave = () => {
    throw new TypeError("Failed to fetch");
  };
  const token = outcomeOf(session.getToken());
  await settle();
  expect(route.calls).toHaveLength(2); // tried once: what the device believes is a hint
  await world.advance(10_000);
  expect(route.calls).toHaveLength(2);
  expect(token.now).toBe("open");

  route.behave = () => route.mint();
  world.network.set(true);
  await settle();
  expect(token.now).toBe("ctok_2");
});

it("ends the pause after a failure that came while offline as soon as it is online again", async () => {
  const { session, world, route } = setup();
  world.network.set(false);
  route.behave = unavailable;
  session.start();
  await world.advance(100);
  route.behave = () => route.mint();
  world.network.set(true);
  await settle();

  expect(session.getState().status).toBe("ready");
});

it("says offline to a caller after one timeout", async () => {
  const { session, world, route } = setup();
  world.network.set(false);
  route.behave = () => {
    throw new TypeError("Failed to fetch");
  };
  const token = outcomeOf(session.getToken());
  await world.advance(29_999);
  expect(token.now).toBe("open");
  await world.advance(1);

  expect(token.now).toBe("offline");
  expect(route.calls).toHaveLength(1);
});

it("works where the device believes itself offline and is not", async () => {
  const { session, world, route } = setup();
  world.network.set(false);

  expect(await session.getToken()).toBe("ctok_1");
  await world.advance(200_000);
  expect(await session.getToken()).toBe("ctok_2");
  expect(route.calls).toHaveLength(2);
});

it("ends a hung callback as callback_timeout, drops its late answer, and tries again", async () => {
  const { session, world, route } = setup();
  route.behave = null;
  session.start();
  await world.advance(30_000);
  expect(session.getState()).toMatchObject({ status: "error", error: { code: "callback_timeout" } });
  expect(route.calls[0]?.signal.aborted).toBe(true);

  await route.calls[0]?.answer(route.mint({ token: "ctok_late" }));
  expect(session.getState().status).toBe("error");
  await world.advance(1_000);
  await route.calls[1]?.answer();
  expect(session.getState()).toMatchObject({ status: "ready", token: "ctok_2" });
  expect(await session.getToken()).toBe("ctok_2");
});

it("says so when a token is over on arrival, by how much, and tries again", async () => {
  const { session, world, route } = setup();
  route.behave = () => route.mint({ expires_in: -60 });
  session.start();
  await settle();
  expect(session.getState()).toMatchObject({
    status: "error",
    error: { code: "expired_on_arrival", message: expect.stringContaining("expired 60 s") },
    retryAt: at(500),
  });

  route.behave = () => route.mint();
  await world.advance(500);
  expect(session.getState().status).toBe("ready");
});

it("never lets a failure stick: the first call after the pause has what works again", async () => {
  for (const behave of [unavailable, unauthorized, () => "nonsense", () => Promise.reject(new Error("no"))]) {
    const { session, world, route } = setup();
    route.behave = behave;
    outcomeOf(session.getToken());
    await world.advance(30_000);
    route.behave = () => route.mint();
    await world.advance(60_000);

    expect(await session.getToken()).toBe("ctok_1");
  }
});
