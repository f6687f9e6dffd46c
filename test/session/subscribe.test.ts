import { expect, it, vi } from "vitest";
import { expectConsole } from "../setup/noise.js";
import { settle, setup, startedSession } from "./setup.js";

it("tells of every change, and of nothing else", async () => {
  const { session, world, route } = setup();
  const statuses: string[] = [];
  session.subscribe((state) =>
    statuses.push(state.status === "ready" ? `ready ${state.isRefreshing}` : state.status),
  );
  session.start();
  await world.advance(75_000);
  route.behave = null;
  await world.advance(90_000);

  expect(statuses).toEqual(["ready false", "ready true", "ready false", "ready true", "expired"]);
});

it("keeps the state's identity while it says the same", async () => {
  const { session, world } = await startedSession();
  const before = session.getState();
  await world.advance(1_000);

  expect(session.getState()).toBe(before);
});

it("tells of changes of what a selector takes only", async () => {
  const { session } = setup();
  const told = vi.fn();
  session.subscribe((state) => state.status, told);
  await session.getToken();
  await session.refresh();
  await session.refresh();

  expect(told.mock.calls).toEqual([["ready"]]);
});

it("tells nothing after it was stopped", async () => {
  const { session } = setup();
  const told = vi.fn();
  session.subscribe(told)();
  session.subscribe((state) => state.status, told)();
  await session.getToken();

  expect(told).not.toHaveBeenCalled();
});

it.each(["listener", "selector", "selector's listener"])(
  "goes on when a %s throws, and says so once",
  async (which) => {
    const { session } = setup();
    expectConsole(/^react-connect-token: throwing_listener/);
    const fail = () => {
      throw new Error("its own mistake");
    };
    const status = () => session.stores.state.getState().status;
    if (which === "listener") session.subscribe(fail);
    if (which === "selector") session.subscribe((state) => (state.status === "pending" ? "" : fail()), fail);
    if (which === "selector's listener") session.subscribe((state) => state.status, fail);
    const told = vi.fn();
    session.subscribe(told);

    expect(await session.getToken()).toBe("ctok_1");
    expect(await session.refresh()).toBe("ctok_2");
    expect(status()).toBe("ready");
    expect(told).toHaveBeenCalled();
  },
);

it("survives a listener that calls back in, and ends as was said last", async () => {
  const { session, world, route } = setup();
  session.subscribe((state) => {
    session.getState();
    session.getToken().catch(() => {});
    if (state.status === "ready") session.dispose();
  });
  session.start();
  await settle();

  expect(session.stores.state.getState()).toMatchObject({ status: "error", error: { code: "disposed" } });
  expect(session.stores.access.getState()).toMatchObject({ status: "ended", error: { code: "disposed" } });
  expect(route.calls).toHaveLength(1);
  expect(world.held).toEqual({ timers: 0, listeners: 0 });
});
