import { inspect } from "node:util";
import { expect, it } from "vitest";
import type { World } from "../world.js";
import { settle, setup, startedSession } from "./setup.js";

const secret = "ctok_0123456789abcdef0123456789abcdef";
const everything = { depth: null, showHidden: true } as const;

/** Every way in which a value ends up in a log without anybody meaning it. */
function shown(value: object): string {
  return [
    JSON.stringify(value),
    JSON.stringify({ ...value }),
    inspect(value, everything),
    inspect({ ...value }, everything),
    String(value),
    inspect(structuredClone({ ...value, error: undefined }), everything),
    inspect(Object.entries(value), everything),
  ].join("\n");
}

/** What a call fails with, after its retries. */
async function failureOf(call: Promise<string>, world: World): Promise<Error> {
  const failure = call.then(
    () => expect.fail("it was taken"),
    (reason: Error) => reason,
  );
  await world.advance(40_000);
  return failure;
}

it("lets the token be read from the state, and shows it nowhere else", async () => {
  const { session, route } = setup();
  route.behave = () => route.mint({ token: secret });
  await session.getToken();
  const state = session.getState();

  expect(state).toHaveProperty("token", secret);
  expect(shown(state)).not.toContain(secret);
  expect(inspect(session.stores.access.getState(), everything)).not.toContain(secret);
});

it("shows no token when the session itself is logged", async () => {
  const { session, route } = setup();
  route.behave = () => route.mint({ token: secret });
  await session.getToken();
  const { environment, ...rest } = session;

  expect(inspect(rest, everything)).not.toContain(secret);
  expect(JSON.stringify({ ...rest })).not.toContain(secret);
});

it.each([
  ["is over", { expires_in: -5 }],
  ["is another user's", { external_user_id: "bob" }],
  ["has a scope that is none", { scope: "*" }],
  ["has no date", { expires_at: undefined, expires_in: undefined }],
  ["has a date that is none", { expires_at: secret }],
  ["comes with an error", { error: secret }],
  ["comes with a code", { error: { code: secret } }],
])("shows none in the error about an answer that %s", async (_, fields) => {
  const { session, route, events, world } = setup();
  route.behave = () => route.mint({ token: secret, ...fields });
  const failure = await failureOf(session.refresh(), world);

  expect(`${failure.message}\n${failure.stack}\n${inspect(failure, everything)}`).not.toContain(secret);
  expect(inspect(events, everything)).not.toContain(secret);
  expect(shown(session.getState())).not.toContain(secret);
});

it.each([
  ["a body of text", () => new Response(secret, { status: 500 })],
  ["a body of JSON", () => Response.json({ token: secret, code: secret }, { status: 500 })],
  ["a page", () => new Response(`<html>${secret}</html>`)],
  ["a bare token", () => secret],
])("shows none in the error about %s", async (_, behave) => {
  const { session, route, world } = setup();
  route.behave = behave;
  const failure = await failureOf(session.getToken(), world);

  expect(`${failure.message}\n${failure.stack}\n${inspect(failure, everything)}`).not.toContain(secret);
});

it("keeps the app's own exception as the cause, and out of JSON and of the message", async () => {
  const { session, route } = setup();
  const cause = new Error(`no luck with ${secret}`);
  route.behave = () => {
    throw cause;
  };
  session.start();
  await settle();
  const state = session.getState();

  expect(state).toMatchObject({ status: "error", error: { code: "callback_failed", cause } });
  expect(JSON.stringify(state)).not.toContain(secret);
});

it("shows none of a refused token", async () => {
  const { session, route, events } = await startedSession();
  route.behave = () => route.mint({ token: secret });
  await session.refresh();
  session.invalidate(secret);
  await settle();

  expect(session.getState()).toMatchObject({ error: { code: "repeated_token" } });
  expect(shown(session.getState())).not.toContain(secret);
  expect(inspect(events, everything)).not.toContain(secret);
});
