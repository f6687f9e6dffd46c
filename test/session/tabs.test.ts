import {
  type ConnectTokenSession,
  type ConnectTokenSessionOptions,
  createConnectTokenSession,
} from "react-connect-token/core";
import { describe, expect, it } from "vitest";
import { decideScope } from "../../src/session/decideScope.js";
import { expectConsole } from "../setup/noise.js";
import { createOrigin } from "../tabs.js";
import { createWorld } from "../world.js";
import { createRoute, outcomeOf, settle } from "./setup.js";

/** Tabs of one origin, each with a session of alice's at one route. */
function setup() {
  const world = createWorld();
  const origin = createOrigin(world);
  const route = createRoute(world);
  const openTab = (options: Partial<ConnectTokenSessionOptions> = {}) => {
    const tab = origin.openTab();
    const events: string[] = [];
    const session = createConnectTokenSession({
      externalUserId: "alice",
      tokenCallback: route.tokenCallback,
      scope: "connect:*",
      environment: tab,
      onEvent: ({ type }) => events.push(type),
      ...options,
    } as ConnectTokenSessionOptions); // each test gives options that fit together
    return { tab, session, events, status: () => session.getState().status };
  };
  const openTabs = (count: number) => Array.from({ length: count }, () => openTab());
  return { world, origin, route, openTab, openTabs };
}

/** A tab that stands still with the first lock, its call unanswered, and another that went round it to its own token. */
async function setupGoneRound() {
  const all = setup();
  const { world, route, openTab } = all;
  route.behave = null;
  const frozen = openTab({ timeout: 2_000 });
  frozen.session.start();
  await settle();
  frozen.tab.freeze();
  const other = openTab({ timeout: 2_000 });
  other.session.start();
  await world.advance(2_250);
  await route.calls[1]?.answer();
  return { ...all, frozen, other };
}

const tokenOf = (state: object) => ("token" in state ? state.token : null);

it("fetches once for tabs that start together, and all have the same token", async () => {
  const { route, openTabs } = setup();
  const tabs = openTabs(6);
  for (const { session } of tabs) session.start();
  await settle();

  expect(route.calls).toHaveLength(1);
  expect(tabs.map(({ session }) => tokenOf(session.getState()))).toEqual(Array(6).fill("ctok_1"));
  expect(tabs.map(({ events }) => events.at(-1)).sort()).toEqual([...Array(5).fill("adopted"), "ready"]);
});

it("asks for the token of a tab that has one, and takes its age with it", async () => {
  const { world, route, openTab } = setup();
  const first = openTab();
  first.session.start();
  await world.advance(40_000);
  const second = openTab();
  second.session.start();
  await settle();

  expect(route.calls).toHaveLength(1);
  expect(second.session.getState()).toEqual(first.session.getState());
});

it("fetches at once where no other tab has a token", async () => {
  const { route, openTab } = setup();
  openTab({ externalUserId: "bob" }).session.start();
  openTab().session.start();
  await settle();

  expect(route.calls.map((call) => [call.request.externalUserId, call.at])).toEqual([
    ["bob", 0],
    ["alice", 0],
  ]);
});

it("refreshes once for all tabs, over many lives", async () => {
  const { world, route, openTabs } = setup();
  for (const { session } of openTabs(6)) session.start();
  await world.advance(1_000_000);

  // 100 s less floor, window and the share of the tenth that the world's chance takes
  expect(route.calls.length).toBeLessThanOrEqual(1 + 1_000 / 70);
  expect(route.calls.length).toBeGreaterThan(10);
});

it("lets the next tab fetch when the one that fetches is closed", async () => {
  const { world, route, openTabs } = setup();
  const [closing, ...others] = openTabs(3);
  route.behave = null;
  closing?.session.start();
  await settle();
  for (const { session } of others) session.start();
  await world.advance(500);
  expect(route.calls).toHaveLength(1);
  closing?.tab.close();
  await settle();
  expect(route.calls).toHaveLength(2);
  await route.calls[1]?.answer();

  expect(others.map(({ status }) => status())).toEqual(["ready", "ready"]);
});

it("waits for a tab that stands still with the lock for one timeout, and at later refreshes not at all", async () => {
  const { world, route, openTab } = setup();
  route.behave = null;
  const frozen = openTab({ timeout: 2_000 });
  frozen.session.start();
  await settle();
  frozen.tab.freeze();
  const others = Array.from({ length: 3 }, () => openTab({ timeout: 2_000 }));
  const waiting = others.map(({ session }) => {
    session.start();
    return outcomeOf(session.getToken());
  });
  await world.advance(2_000);
  expect(route.calls).toHaveLength(1);
  await world.advance(250); // for messages on their way
  expect(route.calls).toHaveLength(2);
  route.behave = () => route.mint();
  await route.calls[1]?.answer();
  expect(waiting.map(({ now }) => now)).toEqual(Array(3).fill("ctok_1"));

  // 100 s of life are refreshed once in 75 s
  await world.advance(750_000);
  expect(route.calls.length).toBe(2 + 10);
  expect(route.calls.map((call) => call.at).slice(2, 4)).toEqual([77_250, 152_250]);
});

it("goes back to the first lock once it is free, and keeps its own until the others know", async () => {
  const { world, origin, route, openTab, frozen } = await setupGoneRound();
  const late = openTab({ timeout: 2_000 });
  late.session.start();
  await world.advance(3_000);
  frozen.tab.thaw();
  await route.calls[0]?.answer();
  await world.advance(72_500);

  expect(route.calls.map((call) => call.at)).toEqual([0, 2_250, 77_250]);
  const offered = origin.heldNames.filter((name) => name.endsWith(" token"));
  const turns = new Set(origin.heldNames.filter((name) => !name.endsWith(" token")));
  expect([offered.length, [...turns].map((name) => name.at(-1)).sort()]).toEqual([3, ["0", "1"]]);
});

it("comes back to the lock under which another tab says that it has its turn", async () => {
  const { world, route, openTab, frozen, other } = await setupGoneRound();
  await world.advance(500);
  frozen.tab.close();
  const late = openTab({ timeout: 2_000 });
  const lateRefresh = outcomeOf(late.session.refresh());
  await world.advance(300);
  expect(route.calls).toHaveLength(3);

  const refreshed = outcomeOf(other.session.refresh());
  await world.advance(300);
  expect(route.calls).toHaveLength(3); // one at a time
  await route.calls[2]?.answer();
  expect(lateRefresh.now).toBe("ctok_2");
  await world.advance(300);
  await route.calls[3]?.answer();
  expect(refreshed.now).toBe("ctok_3");
});

it("tells the others that the route has answered with the same token again, so that they do not ask as well", async () => {
  const { world, route, openTabs } = setup();
  expectConsole(/repeated_token/);
  for (const { session } of openTabs(3)) session.start();
  await settle();
  route.behave = () => ({ ...route.mint(), token: "ctok_1", expires_in: 25 });
  await world.advance(76_000);
  expect(route.calls.map(({ at }) => at)).toEqual([0, 75_000]);
  await world.advance(7_000);
  expect(route.calls.map(({ at }) => at)).toEqual([0, 75_000]);
});

it("does not go round a tab that has its turn and asks the others for their token first", async () => {
  const { world, route, openTab } = setup();
  const tabs = Array.from({ length: 3 }, () => openTab({ timeout: 2_000 }));
  for (const { session } of tabs) session.start();
  await settle();
  route.behave = null;
  for (const { session } of tabs) outcomeOf(session.refresh());
  await settle();
  world.sleep(86_400_000); // nobody's alarm has rung, so that all of them still offer their token
  await world.advance(2_000);
  expect(route.calls.map(({ signal }) => signal.aborted)).toEqual([false, true]);
  await world.advance(1_000);

  expect(route.calls.map(({ at, signal }) => [at, signal.aborted])).toEqual([
    [0, false],
    [0, true],
    [2_250, false],
  ]);
});

it("does not wait for the others' tabs longer than one timeout more", async () => {
  const { world, route, openTab } = setup();
  route.behave = null;
  const frozen = openTab({ timeout: 2_000 });
  frozen.session.start();
  await settle();
  frozen.tab.freeze();
  const other = openTab({ timeout: 2_000 });
  const waiting = outcomeOf(other.session.getToken());
  await world.advance(3_999);
  expect(waiting.now).toBe("open");
  await world.advance(1);

  expect(waiting.now).toBe("callback_timeout");
});

it("tells all tabs of a token that the API refused, and fetches the next one once", async () => {
  const { route, openTabs } = setup();
  const tabs = openTabs(4);
  for (const { session } of tabs) session.start();
  await settle();
  for (const { session } of tabs) for (let call = 0; call < 25; call++) session.invalidate("ctok_1");
  await settle();

  expect(route.calls).toHaveLength(2);
  expect(tabs.map(({ session }) => tokenOf(session.getState()))).toEqual(Array(4).fill("ctok_2"));
});

it("keeps a token that another tab has found refused out of a tab that adopts", async () => {
  const { world, route, openTabs } = setup();
  const [one, other] = openTabs(2);
  one?.session.start();
  other?.session.start();
  await settle();
  route.behave = null;
  one?.session.invalidate("ctok_1");
  await settle();

  expect(other?.status()).toBe("expired");
  await route.calls[1]?.answer();
  await world.advance(300);
  expect(other?.status()).toBe("ready");
});

it("answers refresh() with what another tab asked for after it, and asks itself for what was asked for before", async () => {
  const { world, route, openTabs } = setup();
  const [one, other] = openTabs(2);
  one?.session.start();
  other?.session.start();
  await settle();
  route.behave = null;
  const first = outcomeOf(one?.session.refresh() as Promise<string>);
  await settle();
  await world.advance(10);
  const second = outcomeOf(other?.session.refresh() as Promise<string>);
  await settle();
  await route.calls[1]?.answer();
  expect([first.now, second.now]).toEqual(["ctok_2", "open"]);
  await world.advance(300);
  await route.calls[2]?.answer();

  expect(second.now).toBe("ctok_3");
});

it("keeps what was stepped up to in all tabs", async () => {
  const { world, route, openTab } = setup();
  const [one, other] = [openTab({ scope: "connect:proxy" }), openTab({ scope: "connect:proxy" })];
  one.session.start();
  other.session.start();
  await settle();
  await one.session.requestScope("connect:users:read");
  await settle();
  expect(other.session.getState()).toMatchObject({ scopes: ["connect:proxy", "connect:users:read"] });
  await world.advance(300_000);

  const asked = new Set(route.calls.slice(1).map((call) => call.request.scope));
  expect([...asked]).toEqual(["connect:proxy connect:users:read"]);
  expect(route.calls.length).toBeLessThan(8);
});

describe("a scope that the API denied one tab", () => {
  const write = "connect:accounts:write";
  const gate = ({ stores }: ConnectTokenSession) => decideScope(stores.access.getState(), write).status;

  async function withdrawn() {
    const all = setup();
    const [one, other] = [all.openTab(), all.openTab()];
    other.session.start();
    one.session.start(); // which adopts
    await all.world.advance(300); // until the turn is over
    one.session.withdrawScope("ctok_1", write);
    await settle();
    return { ...all, one, other };
  }

  it("stays open in another one until that meets the refusal itself, and costs no call", async () => {
    const { route, one, other } = await withdrawn();
    expect([one, other].map(({ session }) => gate(session))).toEqual(["denied", "granted"]);
    other.session.withdrawScope("ctok_1", write);
    await settle();

    expect([one, other].map(({ session }) => gate(session))).toEqual(["denied", "denied"]);
    expect(route.calls).toHaveLength(1);
  });

  it("is told to a new tab as the answer granted it, and stays denied though others tell of the same token", async () => {
    const { origin, route, openTab, one } = await withdrawn();
    const late = openTab();
    late.session.start();
    await settle();

    const told = origin.sent.filter(({ message }) => (message as { type: string }).type === "token");
    expect(told.length).toBe(3); // the answer, then what either of the two has
    expect(tokenOf(late.session.getState())).toBe("ctok_1");
    expect([one, late].map(({ session }) => gate(session))).toEqual(["denied", "granted"]);
    expect(route.calls).toHaveLength(1);
  });

  it("stays denied while the route hands out the same token to another one", async () => {
    const { route, one, other } = await withdrawn();
    route.behave = () => route.mint({ token: "ctok_1" });
    expectConsole(/repeated_token/);
    other.session.refresh().catch(() => {});
    await settle();
    expect(gate(one.session)).toBe("denied");
    other.session.dispose();
  });

  it("is granted again with the next token, whichever tab fetched it", async () => {
    const { route, one, other } = await withdrawn();
    await other.session.refresh();
    await settle();

    expect(one.events.at(-1)).toBe("adopted");
    expect(tokenOf(one.session.getState())).toBe("ctok_2");
    expect(gate(one.session)).toBe("granted");
    expect(route.calls).toHaveLength(2);
  });

  it("is asked for again by a refresh of its own, with all that was granted", async () => {
    const { route, one } = await withdrawn();
    await one.session.refresh();

    expect(route.calls.map(({ request }) => request.scope)).toEqual(["connect:*", "connect:*"]);
    expect(gate(one.session)).toBe("granted");
  });

  it("is open in both after a step-up of the one, which the other adopts", async () => {
    const { route, one, other } = await withdrawn();
    expect(await one.session.requestScope(write)).toMatchObject({ missing: [] });
    await settle();

    expect(route.calls).toHaveLength(2);
    expect([one, other].map(({ session }) => [tokenOf(session.getState()), gate(session)])).toEqual([
      ["ctok_2", "granted"],
      ["ctok_2", "granted"],
    ]);
  });
});

it.each([
  ["user", { externalUserId: "bob" }],
  ["scope", { scope: "connect:proxy" }],
  ["expiresIn", { expiresIn: 60 }],
  ["baseUrl", { baseUrl: "https://pipedream.example" }],
  ["environment", { projectEnvironment: "development" }],
  ["name", { shareAcrossTabs: "another project" }],
  ["wish", { shareAcrossTabs: false }],
] as const)("shares nothing with a tab of another %s", async (_, options) => {
  const { route, openTab } = setup();
  const [one, other] = [openTab(), openTab(options)];
  one.session.start();
  other.session.start();
  await settle();

  expect(route.calls).toHaveLength(2);
  const tokens = [one, other].map(({ session }) => tokenOf(session.getState()));
  expect(tokens.sort()).toEqual(["ctok_1", "ctok_2"]);
});

it("takes up with others what its options ask for now", async () => {
  const { world, route, openTab } = setup();
  const [one, other] = [openTab(), openTab({ scope: "connect:proxy" })];
  one.session.start();
  other.session.start();
  await settle();
  one.session.setOptions({
    externalUserId: "alice",
    tokenCallback: route.tokenCallback,
    scope: "connect:proxy",
  });
  await world.advance(300);
  await one.session.refresh();
  await settle();

  expect(tokenOf(other.session.getState())).toBe("ctok_3");
});

it("calls the callback that it has when its turn comes", async () => {
  const { world, route, openTab } = setup();
  route.behave = null;
  const [holder, waiting] = [openTab(), openTab()];
  holder.session.start();
  await settle();
  const refreshed = waiting.session.refresh();
  await settle();
  const called: string[] = [];
  waiting.session.setOptions({
    externalUserId: "alice",
    scope: "connect:*",
    tokenCallback: async () => {
      called.push("later");
      return { token: "ctok_later", expires_at: "2026-01-01T01:00:00Z" };
    },
  });
  await route.calls[0]?.fail();
  await world.advance(300);

  expect(await refreshed).toBe("ctok_later");
  expect(called).toEqual(["later"]);
});

it.each(["locks", "openChannel"] as const)("works alone where there is no %s", async (missing) => {
  const { route, openTab, origin } = setup();
  const environment = { ...origin.openTab(), [missing]: () => undefined };
  const tabs = [openTab({ environment }), openTab()];
  for (const { session } of tabs) session.start();
  await settle();

  expect(route.calls).toHaveLength(2);
  expect(tabs.map(({ status }) => status())).toEqual(["ready", "ready"]);
});

it.each([
  ["rejects", () => Promise.reject(new DOMException("denied", "SecurityError"))],
  [
    "throws",
    () => {
      throw new DOMException("denied", "SecurityError");
    },
  ],
])("works alone where asking for a lock %s", async (_, request) => {
  const { world, route, openTab, origin } = setup();
  const tab = openTab({
    environment: { ...origin.openTab(), locks: () => ({ request }) as unknown as LockManager },
  });
  tab.session.start();
  await settle();
  await world.advance(200_000);

  expect(tab.status()).toBe("ready");
  expect(route.calls[0]?.at).toBe(0);
  expect(tab.events).not.toContain("failed");
});

it("lets go of locks, channel and timers with the last stop, and with dispose", async () => {
  const { world, origin, route, openTab } = setup();
  const { session } = openTab();
  const stop = session.start();
  await settle();
  expect(origin.held).toEqual({ locks: 2, channels: 1 });
  stop();
  await settle();
  expect([origin.held, world.held]).toEqual([
    { locks: 0, channels: 0 },
    { timers: 0, listeners: 0 },
  ]);

  route.behave = null;
  session.start();
  const open = outcomeOf(session.refresh());
  await settle();
  session.dispose();
  await settle();
  expect([open.now, origin.held, world.held.timers]).toEqual(["disposed", { locks: 0, channels: 0 }, 0]);
});

it("takes a token out of the back/forward cache for what it is", async () => {
  const { world, route, openTabs } = setup();
  const [cached, other] = openTabs(2);
  cached?.session.start();
  other?.session.start();
  await settle();
  cached?.tab.cache();
  await world.advance(90_000);
  expect(tokenOf(other?.session.getState() ?? {})).toBe("ctok_2");
  cached?.tab.thaw();
  await settle();

  expect(route.calls).toHaveLength(2);
  expect(tokenOf(cached?.session.getState() ?? {})).toBe("ctok_2");
});

it("takes nothing from the route that another tab knows to be refused", async () => {
  const { route, openTab } = setup();
  const [one, other] = [openTab(), openTab()];
  await one.session.getToken();
  route.behave = null;
  const waiting = outcomeOf(other.session.getToken());
  await settle();
  one.session.invalidate("ctok_1");
  await settle();
  await route.calls[1]?.answer(route.mint({ token: "ctok_1" }));
  await settle();

  expect(other.events).toEqual(["fetching", "failed", "retrying"]);
  expect(waiting.now).toBe("open");
});

it("fetches again at once for a second wish of its own, though the others still hear of the first", async () => {
  const { route, openTab } = setup();
  const { session } = openTab({ scope: "connect:proxy" });
  const first = outcomeOf(session.requestScope("connect:users:read"));
  const second = outcomeOf(session.requestScope("connect:users:write"));
  for (let turn = 0; turn < 5; turn++) await settle();

  expect(first.now).toMatchObject({ missing: [] });
  expect(second.now).toMatchObject({ missing: [] });
  expect(route.calls).toHaveLength(2);
});

it("keeps in mind what is refused, however many messages say nothing", async () => {
  const { origin, route, openTab } = setup();
  const { session } = openTab();
  session.start();
  await settle();
  session.invalidate("ctok_1");
  await settle();
  for (let number = 0; number < 30; number++)
    origin.forge((key) => ({ key, type: "invalid", token: [number] }));
  await settle();
  route.behave = () => route.mint({ token: "ctok_1" });
  const refreshed = outcomeOf(session.refresh());
  await settle();

  expect(route.calls).toHaveLength(3);
  expect(refreshed.now).toBe("open");
  expect(tokenOf(session.getState())).toBe("ctok_2");
});

/** Other options of the same user, which the token at hand is enough for. */
const narrower = { externalUserId: "alice", scope: "connect:proxy" };

it("gives nobody a token that it asked for with other options", async () => {
  const { route, openTab } = setup();
  const one = openTab();
  one.session.start();
  await settle();
  one.session.setOptions({ ...narrower, tokenCallback: route.tokenCallback });
  const other = openTab(narrower);
  other.session.start();
  await settle();

  expect([one, other].map(({ session }) => tokenOf(session.getState()))).toEqual(["ctok_2", "ctok_2"]);
});

it("tells nobody of the answer to what it asked for with other options", async () => {
  const { world, route, openTab } = setup();
  route.behave = null;
  const one = openTab();
  one.session.start();
  await settle();
  one.session.setOptions({ ...narrower, tokenCallback: route.tokenCallback });
  const other = openTab(narrower);
  other.session.start();
  await settle();
  await route.calls[0]?.answer();
  await world.advance(300);

  expect(tokenOf(one.session.getState())).toBe("ctok_1");
  expect(other.status()).toBe("pending");
});

it("waits for its turn no more among those whose options it has left", async () => {
  const { route, openTab } = setup();
  route.behave = null;
  openTab().session.start();
  const one = openTab();
  one.session.start();
  await settle();
  expect(route.calls).toHaveLength(1);
  one.session.setOptions({ ...narrower, tokenCallback: route.tokenCallback });
  await settle();

  expect(route.calls.map(({ request }) => request.scope)).toEqual(["connect:*", "connect:proxy"]);
});

it("lets go of those whose options it has left when nobody needs the token that it waits for", async () => {
  const { world, origin, route, openTab } = setup();
  const [first, one] = [openTab(), openTab()];
  first.session.start();
  await one.session.getToken();
  await world.advance(74_999);
  const before = { ...origin.held };
  route.behave = null;
  await world.advance(1);
  expect(await one.session.getToken()).toBe("ctok_1"); // and the next one behind it
  await settle();
  one.session.setOptions({ ...narrower, tokenCallback: route.tokenCallback });
  await settle();

  expect(route.calls).toHaveLength(2);
  expect({ ...origin.held, locks: origin.held.locks - 1 }).toEqual(before);
});

it("hears those whose options it has taken, though its token is enough", async () => {
  const { world, route, openTab } = setup();
  const [one, other] = [openTab(), openTab(narrower)];
  one.session.start();
  other.session.start();
  await world.advance(300);
  one.session.setOptions({ ...narrower, tokenCallback: route.tokenCallback });
  await other.session.refresh();
  await settle();

  expect(tokenOf(one.session.getState())).toBe("ctok_3");
});

it("hears nothing more of those whose options it has left, while a step-up is on its way", async () => {
  const { route, openTab } = setup();
  const [one, other] = [openTab({ scope: "connect:proxy" }), openTab({ scope: "connect:proxy" })];
  other.session.start();
  await one.session.getToken();
  await settle();
  route.behave = null;
  void one.session.requestScope("connect:users:read").catch(() => {});
  await settle();
  one.session.setOptions({ ...narrower, scope: "connect:*", tokenCallback: route.tokenCallback });
  other.session.invalidate("ctok_1");
  await settle();

  expect([one.status(), other.status()]).toEqual(["ready", "expired"]);
  one.session.dispose();
});

it("leaves the queue when nobody waits for the token any more", async () => {
  const { world, origin, route, openTab } = setup();
  route.behave = null;
  openTab().session.start();
  await settle();
  const controller = new AbortController();
  const waiting = outcomeOf(openTab().session.getToken({ signal: controller.signal }));
  await settle();
  const before = { ...origin.held };
  controller.abort("enough");
  await settle();

  expect(waiting.now).toBe("enough");
  expect(origin.held).toEqual({ locks: before.locks - 1, channels: before.channels - 1 });
  await route.calls[0]?.fail();
  await world.advance(100);
  expect(route.calls).toHaveLength(1);
});

it.each([
  ["takes what was asked for in the same millisecond as its own", 1, "ctok_other"],
  ["keeps its own beside what was asked for before", 3, "ctok_1"],
])("%s", async (_, msBefore, expected) => {
  const { world, origin, openTab } = setup();
  const { session } = openTab();
  const { wall } = world.clock();
  session.start();
  await settle();
  const scope = ["connect:*"];
  const fields = { expires_in: 100, expires_at: new Date(wall + 100_000), steppedUp: [] };
  origin.forge((key) => ({
    key,
    type: "token",
    token: "ctok_other",
    scope,
    askedAt: wall - msBefore,
    ...fields,
  }));
  await settle();

  expect(tokenOf(session.getState())).toBe(expected);
});

it("asks for what another tab stepped up to, though it heard only that the token is refused", async () => {
  const { route, openTab } = setup();
  const [one, other] = [openTab({ scope: "connect:proxy" }), openTab({ scope: "connect:proxy" })];
  one.session.start();
  await one.session.requestScope("connect:users:write");
  const waiting = outcomeOf(other.session.getToken()); // the other one still has the turn, and told before
  one.session.invalidate("ctok_1");
  for (let turn = 0; turn < 5; turn++) await settle();

  expect(route.calls.map(({ request }) => request.scope)).toEqual([
    "connect:proxy connect:users:write",
    "connect:proxy connect:users:write",
  ]);
  expect([waiting.now, tokenOf(one.session.getState())]).toEqual(["ctok_2", "ctok_2"]);
  one.session.dispose();
});

it("takes no scope of what another tab says that it stepped up to, unless it is one", async () => {
  const { origin, route, openTab } = setup();
  const { session } = openTab({ scope: "connect:proxy" });
  session.start();
  await settle();
  origin.forge((key) => ({
    key,
    type: "invalid",
    token: "ctok_1",
    steppedUp: ["two scopes", 7, "connect:users:read"],
  }));
  origin.forge((key) => ({ key, type: "invalid", token: "ctok_1", steppedUp: "connect:users:write" }));
  await settle();

  expect(route.calls.map(({ request }) => request.scope)).toEqual([
    "connect:proxy",
    "connect:proxy connect:users:read",
  ]);
  session.dispose();
});
