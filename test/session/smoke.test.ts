import { createConnectTokenSession } from "react-connect-token/core";
import { expect, it } from "vitest";
import { createWorld, settle } from "../world.js";

it("fetches, refreshes ahead of the end, and lets everything go at the last stop", async () => {
  const world = createWorld();
  let calls = 0;
  const session = createConnectTokenSession({
    externalUserId: "alice",
    tokenCallback: async () => ({
      token: `ctok_${++calls}`,
      expires_at: "2026-01-01T04:00:00Z",
      expires_in: 100,
      scope: "connect:*",
    }),
    environment: world,
  });
  const stop = session.start();
  await settle();
  expect(session.getState()).toMatchObject({ status: "ready", isRefreshing: false });
  expect(calls).toBe(1);
  await world.advance(74_000);
  expect(calls).toBe(1);
  await world.advance(2_000);
  expect(calls).toBe(2);
  expect(await session.getToken()).toBe("ctok_2");
  stop();
  await settle();
  expect(world.held).toEqual({ timers: 0, listeners: 0 });
  await world.advance(200_000);
  expect(calls).toBe(2);
  expect(session.getState().status).toBe("expired");
  expect(await session.getToken()).toBe("ctok_3");
  await settle();
  expect(world.held).toEqual({ timers: 0, listeners: 0 });
});

it("backs off and recovers", async () => {
  const world = createWorld();
  let calls = 0;
  let broken = true;
  const session = createConnectTokenSession({
    externalUserId: "alice",
    tokenCallback: async () => {
      calls++;
      return broken
        ? new Response("nope", { status: 503 })
        : { token: `ctok_${calls}`, expires_at: "2026-01-01T04:00:00Z", scope: "connect:*" };
    },
    environment: world,
  });
  session.start();
  await settle();
  expect(session.getState()).toMatchObject({ status: "error", error: { code: "callback_unavailable" } });
  await world.advance(60_000);
  const failing = calls;
  expect(failing).toBeGreaterThan(3);
  broken = false;
  await world.advance(60_000);
  expect(session.getState().status).toBe("ready");
  const before = session.getState();
  const refreshed = session.refresh();
  await settle();
  expect(await refreshed).not.toBe((before as { token: string }).token);
  session.dispose();
  await settle();
  expect(world.held).toEqual({ timers: 0, listeners: 0 });
  await expect(session.getToken()).rejects.toMatchObject({ code: "disposed" });
});
