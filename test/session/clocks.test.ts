import { expect, it } from "vitest";
import { settle, setup, startedSession } from "./setup.js";

const start = Date.UTC(2026, 0, 1);
const year = 365 * 86_400_000;

it.each([
  ["ahead by a year", year],
  ["back by a year", -year],
  ["ahead by an hour", 3_600_000],
  ["back by an hour", -3_600_000],
  ["ahead by a second", 1_000],
])("costs at most one more call when the wall clock is set %s", async (_, jump) => {
  const { session, world, route } = await startedSession();
  await world.advance(10_000);
  world.setWallClock(start + 10_000 + jump);
  world.visibility.set(true);
  await settle();
  const afterJump = route.calls.length;
  expect(afterJump).toBeLessThanOrEqual(2);

  await world.advance(63_000);
  expect(route.calls.length).toBe(afterJump);
  await world.advance(11_900);
  expect(route.calls.length).toBe(2);
  expect(session.getState().status).toBe("ready");
});

it("never hands out a token past its end, wherever the wall clock was set, when its life is known", async () => {
  for (const jump of [-year, -80_000, 80_000, year]) {
    const { session, world } = setup();
    await session.getToken();
    await world.advance(50_000);
    world.setWallClock(start + 50_000 + jump);
    await world.advance(40_000);

    expect(await session.getToken()).toBe("ctok_2");
  }
});

it("makes one call for a clock that goes ahead and back again", async () => {
  const { session, world, route } = await startedSession();
  world.setWallClock(start + year);
  expect(await session.getToken()).not.toBe("ctok_old");
  world.visibility.set(true);
  await settle();
  world.setWallClock(start);
  world.visibility.set(true);
  await settle();

  expect(route.calls).toHaveLength(2);
  expect(session.getState().status).toBe("ready");
});

it("looks at the clock after sleep, not at the timer that stood still", async () => {
  const { session, world, route } = await startedSession();
  await world.advance(10_000);
  world.sleep(3_600_000);
  expect(session.getState().status).toBe("expired");

  expect(await session.getToken()).toBe("ctok_2");
  expect(route.calls).toHaveLength(2);
});

it("fetches once when it wakes and is seen", async () => {
  const { session, world, route } = await startedSession();
  world.sleep(3_600_000);
  world.visibility.set(false);
  world.visibility.set(true);
  world.network.set(false);
  world.network.set(true);
  await settle();

  expect(route.calls).toHaveLength(2);
  expect(session.getState()).toMatchObject({ status: "ready", token: "ctok_2" });
});

it("counts a life from the start of the request, so a slow answer makes it shorter", async () => {
  const { session, world, route } = setup();
  route.behave = null;
  session.start();
  await world.advance(20_000);
  await route.calls[0]?.answer(route.mint({ expires_in: 100 }));

  expect(session.getState()).toMatchObject({ status: "ready", expiresAt: new Date(start + 100_000) });
});

it("believes the server's Date about its expires_at where the device's clock is wrong", async () => {
  const { session, world, route } = setup();
  world.setWallClock(start + year);
  route.behave = () =>
    Response.json(
      { token: "ctok_1", expires_at: new Date(start + 100_000).toISOString() },
      { headers: { date: new Date(start).toUTCString() } },
    );
  await session.getToken();

  expect(session.getState()).toMatchObject({ status: "ready", expiresAt: new Date(start + year + 99_001) });
});

it("takes off the age of an answer that a cache kept", async () => {
  const { session, route } = setup();
  route.behave = () => Response.json(route.mint({ expires_in: 100 }), { headers: { age: "40" } });
  await session.getToken();

  expect(session.getState()).toMatchObject({ expiresAt: new Date(start + 60_000) });
});
