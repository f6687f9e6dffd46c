import { createConnectTest, type TokenWorld } from "react-connect-token/testing";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { drivenTest, driveTo } from "../../../src/testing/storybook/driveTo.js";
import { heldStatus } from "../../../src/testing/storybook/heldStatus.js";
import { calmWorld, failures, tokenStatuses } from "../../../src/testing/storybook/TokenWorld.js";

const worlds = tokenStatuses.flatMap((tokenStatus) => failures.map((failure) => ({ tokenStatus, failure })));

/** A session in use, and what can be told of it. */
function inUse(connect: ReturnType<typeof createConnectTest>) {
  let stop = connect.session.start();
  const restart = () => {
    stop();
    stop = connect.session.start();
  };
  onTestFinished(() => stop());
  const told = () => {
    const state = connect.session.getState();
    return { status: state.status, code: "error" in state ? state.error?.code : undefined };
  };
  return { connect, told, restart };
}

/** An outage that nobody named is the usual one; held it need not be named. */
function codeOf({ tokenStatus, failure }: TokenWorld) {
  const isUnnamed = tokenStatus === "expired" && failure === "none";
  return isUnnamed ? "callback_unavailable" : heldStatus({ ...calmWorld, tokenStatus, failure }).error?.code;
}

describe("a world", () => {
  it.each(worlds)("is the same held and driven: $tokenStatus, failure $failure", async (part) => {
    const world: TokenWorld = { ...calmWorld, ...part };
    const { connect, told } = inUse(drivenTest(world));
    await connect.advance(0);
    await driveTo(connect, world);
    expect(told()).toEqual({ status: heldStatus(world).status, code: codeOf(world) });
  });

  describe.each([
    ["had a token", {}],
    ["was signed out", { tokenStatus: "idle" }],
  ] as const)("is reached by a session that %s", (_, before) => {
    it.each(worlds)("$tokenStatus, failure $failure", async (part) => {
      const world: TokenWorld = { ...calmWorld, ...part };
      const { connect, told, restart } = inUse(createConnectTest({ scopes: ["connect:proxy"] }));
      await driveTo(connect, before);
      const driven = driveTo(connect, part);
      // What a provider does as soon as there is another session.
      await connect.advance(0);
      restart();
      await driven;
      await connect.advance(0);
      expect(told()).toEqual({ status: heldStatus(world).status, code: codeOf(world) });
    });
  });

  it("belongs to whom it says, held and driven", async () => {
    const world: TokenWorld = { ...calmWorld, externalUserId: "ben" };
    expect(heldStatus(world).externalUserId).toBe("ben");
    expect(drivenTest(world).session.externalUserId).toBe("ben");
    const { connect } = inUse(createConnectTest({ scopes: [] }));
    await driveTo(connect, { externalUserId: "ben" });
    expect(connect.session.externalUserId).toBe("ben");
  });

  it("that is held says eight seconds until the next try whenever it is shown", () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 3_600_000 });
    onTestFinished(() => void vi.useRealTimers());
    const { retryAt } = heldStatus({ ...calmWorld, tokenStatus: "refreshFailing" });
    expect(Number(retryAt) - Date.now()).toBe(8_000);
  });

  it("of nobody is signed out, whatever else it says", async () => {
    const world: TokenWorld = { ...calmWorld, externalUserId: null, failure: "503" };
    expect(heldStatus(world)).toEqual({ status: "idle" });
    const { connect, told } = inUse(createConnectTest({ scopes: [] }));
    await driveTo(connect, world);
    expect(told().status).toBe("idle");
  });

  it("with a slow route is pending until it answers", async () => {
    const world: TokenWorld = { ...calmWorld, latency: "2s" };
    const { connect, told } = inUse(drivenTest(world));
    await connect.advance(0);
    await driveTo(connect, world);
    await connect.advance("1999ms");
    expect(told().status).toBe("pending");
    await connect.advance("1ms");
    expect(told().status).toBe("ready");
  });

  it.each([
    { touched: { tokenStatus: "expired" }, back: { tokenStatus: "ready" } },
    { touched: { tokenStatus: "refreshing" }, back: { tokenStatus: "ready" } },
    { touched: { tokenStatus: "refreshFailing" }, back: { tokenStatus: "ready" } },
    { touched: { failure: "503" }, back: { failure: "none" } },
  ] as const)("comes back from $touched with $back where the story has a session of its own", async (way) => {
    const { connect } = inUse(createConnectTest({ scopes: ["connect:*"] }));
    await driveTo(connect, way.touched);
    await driveTo(connect, way.back);
    const state = connect.session.getState();
    expect(state).toMatchObject({ status: "ready", isRefreshing: false });
    expect(state).not.toHaveProperty("error");
  });

  it("waits on for a token that a story holds back, though nothing fails", async () => {
    const { connect, told } = inUse(createConnectTest());
    await driveTo(connect, { failure: "none" });
    expect(told().status).toBe("pending");
  });

  it("goes on from where a story has it, in what was touched alone", async () => {
    const { connect, told } = inUse(createConnectTest({ scopes: ["connect:proxy"] }));
    await driveTo(connect, {});
    expect(connect.requests).toEqual([]);
    await driveTo(connect, { failure: "503" });
    expect(told()).toEqual({ status: "ready", code: "callback_unavailable" });
    await driveTo(connect, { grantedScopes: ["connect:accounts:read"] });
    expect(connect.session.getState()).toMatchObject({ scopes: ["connect:accounts:read"] });
  });
});
