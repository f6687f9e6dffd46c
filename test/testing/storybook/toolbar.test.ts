import {
  connectTokenArgTypes,
  connectTokenPreview,
  createConnectTest,
  playAsTold,
} from "react-connect-token/testing";
import { describe, expect, it, vi } from "vitest";
import { fillTokenArgs, tokenArgs } from "../../../src/testing/storybook/connectTokenArgTypes.js";
import { latencyTitles } from "../../../src/testing/storybook/latencyTitles.js";
import { scopeSets } from "../../../src/testing/storybook/scopeSets.js";
import { calmWorld, clocks, failures, tokenStatuses } from "../../../src/testing/storybook/TokenWorld.js";
import { isTouched, touchedIn } from "../../../src/testing/storybook/tokenToolbar.js";

const { globalTypes, initialGlobals } = connectTokenPreview;

it("keeps the controller of a story for as long as that is mounted, though Storybook loads anew", () => {
  const [keep] = connectTokenPreview.beforeEach;
  const load = (abortSignal?: AbortSignal) => {
    const loaded: Record<string, unknown> = { connect: createConnectTest() };
    keep?.({ abortSignal, loaded });
    return loaded.connect;
  };
  const [mount, remount] = [new AbortController().signal, new AbortController().signal];
  const first = load(mount);
  expect(load(mount)).toBe(first);
  expect(load(remount)).not.toBe(first);
  expect(load()).not.toBe(load());

  const other = { connect: "something of the app's own" };
  keep?.({ abortSignal: mount, loaded: other });
  expect(other.connect).toBe("something of the app's own");
});

describe("the toolbar", () => {
  it("leaves a story as it is until it is touched", () => {
    expect(touchedIn(initialGlobals)).toEqual({});
    expect(touchedIn({})).toEqual({});
    expect(isTouched({ ...initialGlobals, colorScheme: "dark", direction: "rtl" })).toBe(false);
  });

  it("overrules what was touched, and nothing else", () => {
    expect(touchedIn({ ...initialGlobals, failure: "503" })).toEqual({ failure: "503" });
    expect(touchedIn({ grantedScopes: "nothing", latency: "2s" })).toEqual({
      grantedScopes: [],
      latency: "2s",
    });
  });

  it("knows nobody, and users that no menu has", () => {
    expect(touchedIn({ externalUserId: "nobody" })).toEqual({ externalUserId: null });
    expect(touchedIn({ externalUserId: "carla" })).toEqual({ externalUserId: "carla" });
  });

  it("knows what an address says in digits, which Storybook reads as numbers", () => {
    expect(touchedIn({ failure: 401, externalUserId: 7 })).toEqual({ failure: "401", externalUserId: "7" });
  });

  it("ignores what else an address may say that no menu offers", () => {
    const odd = {
      tokenStatus: "gone",
      grantedScopes: "toString",
      failure: "418",
      clock: "fast",
      latency: "1h",
    };
    expect(touchedIn(odd)).toEqual({});
  });

  const choices: Record<keyof typeof globalTypes, readonly string[]> = {
    tokenStatus: tokenStatuses,
    grantedScopes: Object.keys(scopeSets),
    externalUserId: ["ana", "ben", "nobody"],
    latency: Object.keys(latencyTitles),
    failure: failures,
    clock: clocks,
    colorScheme: ["light", "dark"],
    direction: ["ltr", "rtl"],
  };
  it.each(Object.entries(globalTypes))("offers in %s what each choice then does", (name, { toolbar }) => {
    const [first, ...others] = toolbar.items.map(({ value }) => value);
    expect(first).toBe("story");
    expect(initialGlobals[name]).toBe(first);
    expect(others).toEqual(choices[name as keyof typeof choices]);
  });
});

describe("a story's args", () => {
  it("are the token's where they have the token's controls, and the component's own where not", () => {
    const args = { tokenStatus: "expired", failure: "503", externalUserId: "" };
    expect(tokenArgs({ args, argTypes: connectTokenArgTypes })).toEqual({ ...args, externalUserId: null });
    expect(tokenArgs({ args, argTypes: { failure: { control: "text" } } })).toEqual({});
  });

  it("begin in the controls with what the story's parameters say", () => {
    const parameters = { connectToken: { tokenStatus: "error", failure: "401" } };
    const story = { initialArgs: { failure: "403" }, argTypes: connectTokenArgTypes, parameters };
    const { failure, ...filled } = { ...calmWorld, tokenStatus: "error" };
    expect(failure).toBe("none");
    expect(fillTokenArgs(story)).toEqual(filled);
    expect(fillTokenArgs({ ...story, argTypes: {} })).toEqual({});
  });
});

describe("what a story plays", () => {
  it("is played as long as the token is as the story says", async () => {
    const play = vi.fn();
    await playAsTold(play)({ globals: initialGlobals });
    expect(play).toHaveBeenCalledOnce();
    await playAsTold(play)({ globals: { ...initialGlobals, failure: "503" } });
    expect(play).toHaveBeenCalledOnce();
  });
});
