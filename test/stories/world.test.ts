import { describe, expect, it } from "vitest";
import { drivenTest, driveTo } from "../../stories/world/drivenTest.js";
import { heldStatus } from "../../stories/world/heldStatus.js";
import { scopeSets } from "../../stories/world/scopeSets.js";
import { calmWorld, failures, type TokenWorld, tokenStatuses } from "../../stories/world/TokenWorld.js";
import { asTheStory, worldGlobalTypes, worldOf } from "../../stories/world/worldToolbar.js";

const story: TokenWorld = {
  tokenStatus: "expired",
  grantedScopes: ["connect:proxy"],
  failure: "429",
  clock: "10x",
};

describe("the toolbar", () => {
  it("leaves a story as it is until it is touched", () => {
    const untouched = Object.fromEntries(Object.keys(story).map((name) => [name, asTheStory]));
    expect(worldOf(story, untouched)).toEqual(story);
    expect(worldOf(story, {})).toEqual(story);
  });

  it("overrules what was touched, and nothing else", () => {
    expect(worldOf(story, { failure: "503", clock: asTheStory })).toEqual({ ...story, failure: "503" });
    expect(worldOf(story, { grantedScopes: "nothing" })).toEqual({ ...story, grantedScopes: [] });
  });

  it("ignores what an address may say that no menu offers", () => {
    const odd = { tokenStatus: "gone", grantedScopes: "toString", failure: "418", clock: "fast" };
    expect(worldOf(story, odd)).toEqual(story);
  });

  it.each(Object.entries(worldGlobalTypes))(
    "offers in %s what each choice then does",
    (name, { toolbar }) => {
      const [first, ...choices] = toolbar.items.map(({ value }) => value);
      expect(first).toBe(asTheStory);
      const known: Record<string, readonly string[]> = {
        tokenStatus: tokenStatuses,
        grantedScopes: Object.keys(scopeSets),
        failure: failures,
        clock: ["held", "1x", "10x", "60x"],
      };
      expect(choices).toEqual(known[name]);
    },
  );
});

describe("a world", () => {
  const worlds = tokenStatuses.flatMap((tokenStatus) =>
    failures.map((failure) => ({ tokenStatus, failure })),
  );

  it.each(worlds)("is the same held and driven: $tokenStatus, failure $failure", async (part) => {
    const world: TokenWorld = { ...calmWorld, ...part };
    const held = heldStatus(world);
    const connect = drivenTest(world);
    const stop = connect.session.start();
    await connect.advance(0);
    await driveTo(connect, world);
    const state = connect.session.getState();
    const told = { status: state.status, code: "error" in state ? state.error?.code : undefined };
    // An outage that nobody named is the usual one; held it need not be named.
    const isUnnamed = world.tokenStatus === "expired" && world.failure === "none";
    expect(told).toEqual({
      status: held.status,
      code: isUnnamed ? "callback_unavailable" : held.error?.code,
    });
    stop();
  });
});
