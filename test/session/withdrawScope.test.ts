import { expect, it, vi } from "vitest";
import { decideScope } from "../../src/session/decideScope.js";
import { expectConsole } from "../setup/noise.js";
import { settle, setup, startedSession } from "./setup.js";

const read = "connect:accounts:read";
const write = "connect:accounts:write";
const proxy = "connect:proxy";

/** What a gate of this scope shows. */
const gate = (session: ReturnType<typeof setup>["session"], scope: string) =>
  decideScope(session.stores.access.getState(), scope).status;

it("denies the gates of that scope, in the state as well, and leaves the token", async () => {
  const { session, route } = await startedSession({ scope: [read, write] });
  session.withdrawScope("ctok_1", write);
  await settle();

  expect(session.getState()).toMatchObject({ status: "ready", token: "ctok_1", scopes: [read] });
  expect(gate(session, write)).toBe("denied");
  expect(gate(session, read)).toBe("granted");
  expect(route.calls).toHaveLength(1);
});

it("replaces a wildcard by what is known below it", async () => {
  const { session } = await startedSession({ scope: "connect:*" });
  session.withdrawScope("ctok_1", write);

  expect(gate(session, write)).toBe("denied");
  expect(gate(session, "connect:*")).toBe("denied");
  for (const scope of [read, proxy, "connect:actions:*", "connect:actions:run", "connect:apps:*"])
    expect(gate(session, scope)).toBe("granted");
});

it("takes out a wildcard below which the scope is, since what else is there nobody can name", async () => {
  const { session } = await startedSession({ scope: "connect:*" });
  session.withdrawScope("ctok_1", "connect:actions:run");

  expect(gate(session, "connect:actions:run")).toBe("denied");
  expect(gate(session, "connect:actions:*")).toBe("denied");
  expect(gate(session, "connect:triggers:*")).toBe("granted");
});

it("adds up until the next token, which brings back what its answer grants", async () => {
  const { session, world } = await startedSession({ scope: "connect:*" });
  session.withdrawScope("ctok_1", write);
  session.withdrawScope("ctok_1", read);
  expect([gate(session, read), gate(session, write), gate(session, proxy)]).toEqual([
    "denied",
    "denied",
    "granted",
  ]);

  await world.advance(76_000);
  expect(session.getState()).toMatchObject({ token: "ctok_2", scopes: ["connect:*"] });
  expect(gate(session, write)).toBe("granted");
});

it("holds on for the same token that a route hands out again", async () => {
  const { session, route } = await startedSession({ scope: [read, write] });
  session.withdrawScope("ctok_1", write);
  route.behave = () => route.mint({ token: "ctok_1", scope: `${read} ${write}` });
  expectConsole(/repeated_token/);
  session.refresh().catch(() => {});
  await settle();

  expect(gate(session, write)).toBe("denied");
  session.dispose();
});

it("does nothing with a word about an older token", async () => {
  const { session } = await startedSession({ scope: "connect:*" });
  await session.refresh();
  const access = session.stores.access.getState();
  session.withdrawScope("ctok_1", write);

  expect(session.stores.access.getState()).toBe(access);
});

it("does nothing where one of the scopes was not granted in the first place, which explains the refusal", async () => {
  const { session } = await startedSession({ scope: [read, write] });
  const access = session.stores.access.getState();
  session.withdrawScope("ctok_1", [write, proxy]);
  expect(session.stores.access.getState()).toBe(access);

  session.withdrawScope("ctok_1", `${write} ${read}`);
  expect(session.stores.access.getState()).toEqual({ status: "known", scopes: [] });
});

it("tells nobody of the state or the gates when it says what is known", async () => {
  const { session } = await startedSession({ scope: [read, write] });
  session.withdrawScope("ctok_1", write);
  const told = vi.fn();
  session.stores.access.subscribe(told);
  session.stores.state.subscribe(told);
  session.withdrawScope("ctok_1", write);
  session.getState();

  expect(told).not.toHaveBeenCalled();
});

it("lets a step-up ask the server for it, beside all that was granted", async () => {
  const { session, route } = setup({ scope: undefined });
  route.scope = "connect:*";
  await session.getToken();
  session.withdrawScope("ctok_1", write);
  route.scope = undefined;
  expect(await session.requestScope(proxy)).toMatchObject({ missing: [] });
  expect(route.calls).toHaveLength(1);

  expect(await session.requestScope(write)).toEqual({ scopes: ["connect:*", write], missing: [] });
  expect(route.calls.at(-1)?.request.scope).toBe(`connect:* ${write}`);
});

it("keeps what is left after the token has ended", async () => {
  const { session, route, world } = await startedSession({ scope: [read, write] });
  session.withdrawScope("ctok_1", write);
  route.behave = () => new Response(null, { status: 503 });
  await world.advance(200_000);

  expect(session.getState()).toMatchObject({ status: "expired", scopes: [read] });
  expect(gate(session, write)).toBe("denied");
});

it("does nothing without a token and after the end, and refuses what is no scope", async () => {
  const { session } = setup();
  session.withdrawScope("ctok_1", write);
  expect(session.getState()).toEqual({ status: "pending" });

  expect(() => session.withdrawScope("ctok_1", "Connect!")).toThrow(
    expect.objectContaining({ code: "invalid_scope" }),
  );
  await session.getToken();
  session.dispose();
  session.withdrawScope("ctok_1", write);
  expect(session.getState()).toMatchObject({ status: "error", error: { code: "disposed" } });
});
