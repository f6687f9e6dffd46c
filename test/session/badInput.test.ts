import { inspect } from "node:util";
import { expect, it } from "vitest";
import { expectConsole } from "../setup/noise.js";
import { badAnswers } from "./badAnswers.js";
import { settle, setup, startedSession } from "./setup.js";

const hour = 3_600_000;
/** One call a minute and the first: what is a mistake is asked again only by a caller, and shared for a minute. */
const mostMistakes = 61;
/** Pauses of 0.5 s doubling to 30 s, which is what the backoff is with a chance of one half. */
const mostRetries = 125;
/** What no error may hold: a token, or any text of an answer. */
const secret = /ctok_|x-evil|<!doctype|Sign in first/;

it.each(badAnswers)(
  "ends $name in $code, with no loop, and recovers",
  async ({ behave, code, isRetried }) => {
    const { session, world, route } = setup();
    route.behave = () => behave(route);
    session.start();
    for (let ms = 0; ms < hour; ms += 20_000) {
      session.getToken().catch(() => {});
      await world.advance(20_000);
    }
    const state = session.getState();
    expect(state).toMatchObject({ status: "error", error: { name: "ConnectTokenError", code } });
    expect(inspect(state.status === "error" && { ...state.error, cause: null })).not.toMatch(secret);
    expect("retryAt" in state).toBe(isRetried);
    expect(route.calls.length).toBeGreaterThan(1);
    expect(route.calls.length).toBeLessThanOrEqual(isRetried ? mostRetries : mostMistakes);

    route.behave = () => route.mint({ token: "ctok_good" });
    await world.advance(60_000);
    expect(await session.getToken()).toBe("ctok_good");
    expect(session.getState().status).toBe("ready");
  },
);

it.each(badAnswers)(
  "keeps the good token through $name, and all that it grants",
  async ({ behave, code }) => {
    const { session, world, route } = await startedSession({ scope: "connect:proxy" });
    route.behave = () => behave(route);
    const given = { token: "ctok_1", scopes: ["connect:proxy"] };
    await world.advance(1_000);

    const asked = [
      session.refresh(),
      session.getSingleUseToken(),
      session.requestScope("connect:users:write"),
    ];
    const refused = asked.map((each) => expect(each).rejects.toMatchObject({ code }));
    await world.advance(30_000);
    await Promise.all(refused);
    expect(await session.getToken()).toBe("ctok_1");

    await world.advance(58_000);
    expect(session.getState()).toMatchObject({ status: "ready", ...given, error: { code } });
    expect(session.stores.access.getState()).toEqual({ status: "known", scopes: given.scopes });
  },
);

it("tells who answers with the bare token that the whole answer is wanted", async () => {
  const { session, route } = setup();
  route.behave = () => "ctok_bare";

  await expect(session.getToken()).rejects.toThrow(
    /a bare text, not an object\. Answer \{ token, expires_at, expires_in, scope \}/,
  );
});

it.each([
  ["the text 3600", "3600", hour - 30_000],
  ["ten digits", 1e9, 4 * hour - 30_000],
  ["more digits than numbers have", Number.MAX_VALUE, 4 * hour - 30_000],
  ["half a second", 0.5, 450],
])("takes expires_in of %s for a life", async (_, expires_in, usableMs) => {
  const { session, world, route } = setup();
  route.behave = () => route.mint({ expires_in });
  expect(await session.getToken()).toBe("ctok_1");
  await world.advance(usableMs - 1);
  expect(session.getState().status).toBe("ready");

  await world.advance(1);
  expect(session.getState().status).toBe("expired");
});

it("cuts a life that a date gives, however far away it is", async () => {
  const { session, world, route } = setup();
  route.behave = () => route.mint({ expires_in: undefined, expires_at: "9999-12-31T23:59:59Z" });
  await session.getToken();
  await world.advance(4 * hour - 30_000);

  expect(session.getState().status).toBe("expired");
});

const tenMegabytes = 10_000_000;
const long = "a".repeat(tenMegabytes);

it.each([
  ["a text", () => long],
  ["a token", () => ({ token: long, expires_in: 60 })],
  ["a Response of text", () => new Response(long)],
  ["a Response of white space", () => new Response(" ".repeat(tenMegabytes))],
  ["a Response with a token", () => Response.json({ token: long, expires_in: 60 })],
  ["a date", () => ({ token: "ctok_1", expires_at: `2026-01-02T00:00:00${long}` })],
  [
    "a date of digits",
    () => ({ token: "ctok_1", expires_at: `2026-01-02T00:00:00${"+1".repeat(5_000_000)}` }),
  ],
  ["a scope", () => ({ token: "ctok_1", expires_in: 60, scope: `connect:${long}!` })],
  ["a million scopes", () => ({ token: "ctok_1", expires_in: 60, scope: "connect:! ".repeat(1_000_000) })],
  ["a list of a million scopes", () => ({ token: "ctok_1", expires_in: 60, scope: Array(1e6).fill("!") })],
  ["a life of digits", () => ({ token: "ctok_1", expires_in: "9".repeat(tenMegabytes) })],
  ["a user", () => ({ token: "ctok_1", expires_in: 60, external_user_id: long })],
  ["JSON that never closes", () => new Response(`${" ".repeat(tenMegabytes)}${"[".repeat(100_000)}`)],
])("refuses %s of 10 MB in a short sentence", async (_, behave) => {
  const { session, route } = await startedSession();
  route.behave = behave;
  const error = await session.refresh().catch((reason) => reason);

  expect(error).toMatchObject({ name: "ConnectTokenError", code: "invalid_response" });
  expect(inspect(error, { depth: null }).length).toBeLessThan(5_000);
  expect(session.getState()).toMatchObject({ status: "ready", token: "ctok_1" });
});

it.each([
  ["an error's code", () => ({ error: long }), "callback_rejected"],
  ["an error's object", () => ({ error: { code: long, message: long } }), "callback_rejected"],
  ["a description", () => ({ error: "unauthenticated", error_description: long }), "callback_unauthorized"],
  ["a page with status 502", () => new Response(`<html>${long}`, { status: 502 }), "callback_unavailable"],
])("reads %s of 10 MB as the refusal it is, and repeats none of it", async (_, behave, code) => {
  const { session, route } = setup();
  route.behave = behave;
  const error = await session.getSingleUseToken().catch((reason) => reason);

  expect(error).toMatchObject({ code });
  expect(inspect(error, { depth: null }).length).toBeLessThan(5_000);
});

it("takes a good token beside 10 MB of something else", async () => {
  const { session, route } = setup();
  route.behave = () => Response.json(route.mint({ padding: long }));

  expect(await session.getToken()).toBe("ctok_1");
});

it("keeps its schedule when onEvent throws at everything", async () => {
  const { session, world, route } = setup({
    onEvent: () => {
      throw new Error("an app's own mistake");
    },
  });
  expectConsole(/throwing_listener/);
  session.start();
  await world.advance(70_000);
  route.behave = () => null;
  await world.advance(10_000);
  expect(session.getState()).toMatchObject({ status: "ready", token: "ctok_1" });

  route.behave = () => route.mint();
  expect(await session.refresh()).toBe("ctok_2");
  await world.advance(hour - 80_000);
  // Every 75 s: the life less a tenth as floor, a tenth as window, and half of a tenth by chance.
  expect(route.calls.length).toBeLessThanOrEqual(hour / 75_000 + 2);
  expect(session.getState().status).toBe("ready");

  session.dispose();
  await settle();
  expect(world.held).toEqual({ timers: 0, listeners: 0 });
});
