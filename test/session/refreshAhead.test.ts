import { expect, it } from "vitest";
import { settle, setup, startedSession } from "./setup.js";

it.each([
  [1, 750],
  [20, 15_000],
  [100, 75_000],
  [600, 480_000],
  [3_600, 3_090_000],
  [14_400, 13_350_000],
])("fetches the next token of %i s after %i ms, ahead of the end", async (life, refreshAt) => {
  const { session, world, route } = setup();
  route.life = life;
  session.start();
  await world.advance(refreshAt - 1);
  expect(route.calls).toHaveLength(1);

  await world.advance(1);
  expect(route.calls).toHaveLength(2);
  expect(session.getState()).toMatchObject({ status: "ready", isRefreshing: false, token: "ctok_2" });
});

it("spreads the refresh of a fleet over a tenth of the life", async () => {
  const times = [];
  for (const chance of [0, 0.25, 0.999999]) {
    const { session, world, route } = setup();
    world.chance = chance;
    session.start();
    await world.advance(81_000);
    times.push(route.calls[1]?.at);
  }

  expect(times).toEqual([80_000, 77_500, 70_001]);
});

it("makes no more calls in four hours than the life allows, and is ready all the time", async () => {
  const { session, world, route, status } = setup();
  route.life = 300;
  session.start();
  await settle();
  for (let minute = 0; minute < 240; minute++) {
    await world.advance(60_000);
    expect(status()).toBe("ready");
  }

  // 300 s less the floor of 30 s, the window of 30 s and half of the random 30 s.
  expect(route.calls).toHaveLength(1 + Math.floor(14_400 / 225));
});

it("keeps a token of 1 s going with about a call a second, and one timer at a time", async () => {
  const { session, world, route } = setup();
  route.life = 1;
  const stop = session.start();
  await world.advance(60_000);

  expect(route.calls.length).toBe(1 + 60_000 / 750);
  expect(world.timersSet).toBeLessThan(5 * route.calls.length);
  stop();
  await world.advance(60_000);
  expect(route.calls.length).toBe(1 + 60_000 / 750);
  expect(session.getState().status).toBe("expired");
});

it("asks for no token of 1 s while nobody needs one, and for one when somebody does", async () => {
  const { session, world, route } = setup();
  route.life = 1;
  await session.getToken();
  await world.advance(600_000);
  expect(route.calls).toHaveLength(1);

  expect(await session.getToken()).toBe("ctok_2");
});

it("keeps the present token readable while the next one is on its way", async () => {
  const { session, world, route } = await startedSession();
  route.behave = null;
  await world.advance(76_000);

  expect(session.getState()).toMatchObject({ status: "ready", isRefreshing: true, token: "ctok_1" });
  await route.calls[1]?.answer();
  expect(session.getState()).toMatchObject({ status: "ready", isRefreshing: false, token: "ctok_2" });
});

it("lapses at the floor while the next one is still on its way, and keeps what is known", async () => {
  const { session, world, route } = await startedSession();
  route.behave = null;
  await world.advance(89_999);
  expect(session.stores.state.getState().status).toBe("ready");
  const access = session.stores.access.getState();

  await world.advance(1);
  // Told by the timer, not because anybody looked.
  expect(session.stores.state.getState()).toMatchObject({ status: "expired", scopes: ["connect:*"] });
  expect(session.stores.access.getState()).toBe(access);
});

it("tells nobody who reads only access of a refresh", async () => {
  const { session, world } = await startedSession();
  let told = 0;
  session.stores.access.subscribe(() => told++);
  await world.advance(1_000_000);

  expect(told).toBe(0);
});

it("rests while the tab is hidden, and looks at the clock when it is seen again", async () => {
  const { session, world, route } = await startedSession();
  world.visibility.set(false);
  await world.advance(76_000);
  expect(route.calls).toHaveLength(1);

  world.visibility.set(true);
  await settle();
  expect(route.calls).toHaveLength(2);
  world.visibility.set(false);
  await world.advance(1_000_000);
  expect(route.calls).toHaveLength(2);
  expect(session.stores.state.getState().status).toBe("expired");
});

it("refreshes while the tab is hidden when it is told to", async () => {
  const { world, route } = await startedSession({ refreshWhenHidden: true });
  world.visibility.set(false);
  await world.advance(76_000);

  expect(route.calls).toHaveLength(2);
});

it("does not fetch for being seen while the token is good", async () => {
  const { world, route } = await startedSession();
  for (let time = 0; time < 10; time++) {
    world.visibility.set(false);
    world.visibility.set(true);
    await settle();
  }

  expect(route.calls).toHaveLength(1);
});

it("fetches the first token in a tab that was opened hidden", async () => {
  const { session, world, route } = setup();
  world.visibility.set(false);
  session.start();
  await settle();

  expect(route.calls).toHaveLength(1);
});
