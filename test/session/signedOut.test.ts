import { expect, it } from "vitest";
import { outcomeOf, settle, setup } from "./setup.js";

it.each([
  ["null: signed out", null, "idle", { status: "ended", error: { code: "signed_out" } }],
  ["undefined: not known yet", undefined, "pending", { status: "unknown" }],
] as const)("knows who is not there (%s), and fetches nothing", async (_, externalUserId, status, access) => {
  const { session, world, route } = setup({ externalUserId });
  session.start();
  const asked = [
    session.getToken(),
    session.refresh(),
    session.requestScope("connect:proxy"),
    session.getSingleUseToken(),
  ].map(outcomeOf);
  session.invalidate("ctok_1");
  await world.advance(100_000);

  expect(session.getState()).toEqual({ status });
  expect(session.stores.access.getState()).toMatchObject(access);
  expect(asked.map((each) => each.now)).toEqual(Array(4).fill("signed_out"));
  expect(route.calls).toHaveLength(0);
  expect(world.held).toEqual({ timers: 0, listeners: 0 });
});

it("refuses to become somebody's session, and wrong options", () => {
  const { session, options } = setup({ externalUserId: null });

  expect(() => session.setOptions(options({ externalUserId: "alice" }))).toThrow(
    expect.objectContaining({ code: "invalid_options" }),
  );
  expect(() => session.setOptions(options({ externalUserId: null, scope: "*" }))).toThrow(
    expect.objectContaining({ code: "invalid_scope" }),
  );
  expect(() => session.setOptions(options({ externalUserId: null }))).not.toThrow();
});

it("can be watched, started and disposed like any other", async () => {
  const { session, events } = setup({ externalUserId: null });
  for (const stop of [session.start(), session.subscribe(() => {}), session.onEvent(() => {})]) stop();
  session.dispose();
  await settle();

  expect(events).toEqual([]);
  expect(session.getState()).toEqual({ status: "idle" });
});
