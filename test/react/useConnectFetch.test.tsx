import { act, render } from "@testing-library/react";
import { ConnectTokenProvider, useConnectFetch } from "react-connect-token";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { settle } from "../world.js";
import { createRoute } from "./route.js";

const api = vi.fn(async (_request: Request) => Response.json({ ok: true }));
beforeEach(() => {
  api.mockClear();
  vi.stubGlobal("fetch", api);
});
afterEach(() => vi.unstubAllGlobals());

function setup(user: string | null = "alice") {
  const route = createRoute();
  const given: (typeof fetch)[] = [];
  const Caller = () => {
    given.push(useConnectFetch());
    return null;
  };
  const app = (externalUserId: string | null) => (
    <ConnectTokenProvider
      externalUserId={externalUserId}
      tokenCallback={route.tokenCallback}
      environment={route.world}
    >
      <Caller />
    </ConnectTokenProvider>
  );
  const { rerender } = render(app(user));
  return { ...route, route, given, switchTo: (next: string | null) => rerender(app(next)) };
}

it("needs no token by itself, and sends with one when it is called", async () => {
  const { calls, given } = setup();
  await act(settle);
  expect(calls).toEqual([]);
  expect(await (await given[0]?.("/v1/connect/accounts"))?.json()).toEqual({ ok: true });
  expect(calls).toHaveLength(1);
  expect(api.mock.calls.map(([{ url, headers }]) => [url, headers.get("authorization")])).toEqual([
    ["https://api.pipedream.com/v1/connect/accounts", "Bearer ctok_alice_1"],
  ]);
});

it("is the same function in each render, so that it may stand in dependencies, and another one for another user", async () => {
  const { given, switchTo } = setup();
  given.splice(0, given.length - 1); // StrictMode may make what a first render remembers twice
  switchTo("alice");
  const ofAlice = new Set(given);
  expect(ofAlice.size).toBe(1);
  switchTo("bob");
  expect(ofAlice.has(given.at(-1) as typeof fetch)).toBe(false);
  await given.at(-1)?.("/v1/connect/accounts");
  expect(api.mock.lastCall?.[0].headers.get("authorization")).toContain("_bob_");
});

it("rejects with signed_out for nobody, and sends nothing", async () => {
  const { given } = setup(null);
  await expect(given[0]?.("/v1/connect/accounts")).rejects.toMatchObject({ code: "signed_out" });
  expect(api).not.toHaveBeenCalled();
});

it("rejects with why there is no token, and sends nothing", async () => {
  const { route, given } = setup();
  route.answer = { status: 401 };
  await expect(given[0]?.("/v1/connect/accounts")).rejects.toMatchObject({ code: "callback_unauthorized" });
  expect(api).not.toHaveBeenCalled();
});

it("rejects a call of the user before, once another one is there", async () => {
  const { given, switchTo } = setup();
  const ofAlice = given.at(-1);
  switchTo("bob");
  await expect(ofAlice?.("/v1/connect/accounts")).rejects.toMatchObject({ code: "disposed" });
  expect(api).not.toHaveBeenCalled();
});
