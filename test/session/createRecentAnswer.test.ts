import { expect, it, vi } from "vitest";
import { createWorld } from "../world.js";
import { settle, setup, startedSession, unavailable } from "./setup.js";

it("looks at both clocks once for a thousand calls of one millisecond", async () => {
  const world = createWorld();
  const clock = vi.fn(world.clock);
  const { session } = setup({ environment: { ...world, clock } });
  session.start();
  await session.getToken();
  clock.mockClear();
  for (let call = 0; call < 1_000; call++) expect(await session.getToken()).toBe("ctok_1");

  expect(clock).toHaveBeenCalledTimes(1);
});

it.each([
  ["the device has slept", async (ms: number, { world }: ReturnType<typeof setup>) => world.sleep(ms)],
  ["time has gone by", async (ms: number, { world }: ReturnType<typeof setup>) => world.advance(ms)],
])("asks for another token once %s", async (_, letGoBy) => {
  const all = await startedSession();
  await all.session.getToken();
  expect(await all.session.getToken()).toBe("ctok_1");

  await letGoBy(95_000, all);
  expect(await all.session.getToken()).toBe("ctok_2");
});

it.each([
  ["that nobody has started", () => {}],
  ["whose route fails", ({ session }: ReturnType<typeof setup>) => void session.start()],
])(
  "does not answer past the token's end when the clock is set back into the millisecond, in a session %s",
  async (_, begin) => {
    const all = setup();
    const { session, route, world } = all;
    begin(all);
    await session.getToken();
    const { wall } = world.clock();
    await session.getToken();
    route.behave = unavailable;
    await world.advance(95_000);
    world.setWallClock(wall);
    const given = session.getToken();
    route.behave = () => route.mint();
    await world.advance(60_000);

    expect(await given).toBe("ctok_2");
  },
);

it("does not answer with a token that was refused in the same millisecond", async () => {
  const { session } = await startedSession();
  await session.getToken();
  session.invalidate(await session.getToken());

  expect(await session.getToken()).toBe("ctok_2");
});

it("does not answer after its end in the same millisecond", async () => {
  const { session } = await startedSession();
  await session.getToken();
  await session.getToken();
  session.dispose();

  await expect(session.getToken()).rejects.toMatchObject({ code: "disposed" });
});

it("answers with the new token after a refresh in the same millisecond", async () => {
  const { session } = await startedSession();
  await session.getToken();
  await session.getToken();
  await session.refresh();

  expect(await session.getToken()).toBe("ctok_2");
});

it("fetches behind what the options ask for more in the same millisecond", async () => {
  const { session, route, options } = setup({ scope: "connect:proxy" });
  await session.getToken();
  await session.getToken();
  session.setOptions(options({ scope: "connect:*" }));
  expect(await session.getToken()).toBe("ctok_1");
  await settle();

  expect(route.calls.map(({ request }) => request.scope)).toEqual(["connect:proxy", "connect:*"]);
});

it("fetches behind at the first call of the refresh window", async () => {
  const { session, route, world } = setup();
  await session.getToken();
  await world.advance(74_999.5);
  expect(await session.getToken()).toBe("ctok_1");
  await world.advance(0.5);
  expect(await session.getToken()).toBe("ctok_1");
  await settle();

  expect(route.calls).toHaveLength(2);
});
