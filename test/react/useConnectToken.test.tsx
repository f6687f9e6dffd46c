import { act, render, screen } from "@testing-library/react";
import {
  ConnectTokenProvider,
  type ConnectTokenSnapshot,
  useConnectToken,
  useExpiresIn,
} from "react-connect-token";
import { expect, it } from "vitest";
import { settle } from "../world.js";
import { createRoute } from "./route.js";

const settled = () => act(settle);

it("gives the state, what can be asked, and a token that JSON and spreading do not show", async () => {
  const { world, tokenCallback } = createRoute();
  let connect: ConnectTokenSnapshot | undefined;
  const Reader = () => {
    connect = useConnectToken();
    return null;
  };
  render(
    <ConnectTokenProvider externalUserId="alice" tokenCallback={tokenCallback} environment={world}>
      <Reader />
    </ConnectTokenProvider>,
  );
  await settled();
  if (connect?.status !== "ready") throw new Error("not ready");
  expect(connect.token).toBe("ctok_alice_1");
  expect(JSON.stringify(connect)).not.toContain("ctok_");
  expect({ ...connect }).not.toHaveProperty("token");
  const { refresh } = connect;
  await act(async () => {
    expect(await refresh()).toBe("ctok_alice_2");
  });
  expect(connect).toMatchObject({ status: "ready", token: "ctok_alice_2" });
});

it("renders again only when what a selector takes has changed, also when it builds an object", async () => {
  const { world, tokenCallback, calls } = createRoute();
  let renders = 0;
  const Reader = () => {
    const { status } = useConnectToken((state) => ({ status: state.status }));
    renders++;
    return <output>{status}</output>;
  };
  render(
    <ConnectTokenProvider externalUserId="alice" tokenCallback={tokenCallback} environment={world}>
      <Reader />
    </ConnectTokenProvider>,
  );
  await settled();
  expect(screen.getByRole("status")).toHaveTextContent("ready");
  const before = renders;
  await act(() => world.advance(36_000_000));
  expect(calls.length).toBeGreaterThan(10);
  expect(renders).toBe(before);
});

it.each<[string, (state: ConnectTokenSnapshot) => unknown]>([
  ["a list", (state) => ("scopes" in state ? [...(state.scopes ?? [])] : [])],
  ["a set", (state) => new Set("scopes" in state ? state.scopes : [])],
  ["a map", (state) => new Map([["status", state.status]])],
  ["a date", (state) => ("expiresAt" in state ? new Date(0) : null)],
])("takes a selector that builds %s", async (_, selector) => {
  const { world, tokenCallback } = createRoute();
  let renders = 0;
  const Reader = () => {
    useConnectToken(selector);
    renders++;
    return null;
  };
  render(
    <ConnectTokenProvider externalUserId="alice" tokenCallback={tokenCallback} environment={world}>
      <Reader />
    </ConnectTokenProvider>,
  );
  const first = renders;
  await settled();
  expect(renders).toBeGreaterThan(first);
  const before = renders;
  await act(() => world.advance(36_000_000));
  expect(renders).toBe(before);
});

it("gives another kind of value with the same entries, or with none, as what it is", async () => {
  const { world, tokenCallback } = createRoute();
  let chosen: unknown;
  const Reader = ({ selector }: { selector: (state: ConnectTokenSnapshot) => unknown }) => {
    chosen = useConnectToken(selector);
    return null;
  };
  const app = (selector: (state: ConnectTokenSnapshot) => unknown) => (
    <ConnectTokenProvider externalUserId="alice" tokenCallback={tokenCallback} environment={world}>
      <Reader selector={selector} />
    </ConnectTokenProvider>
  );
  const { rerender } = render(app(() => null));
  await settled();
  const pair = ["a", "b"];
  const values = [new Set(pair), pair, new Map([["a", "b"]]), new Set(), [], {}, new Map(), new Set([pair])];
  for (const value of values) {
    rerender(app(() => value));
    expect(chosen).toBe(value);
  }
});

it("renders again for another token when everything is taken", async () => {
  const { world, tokenCallback } = createRoute();
  const seen = new Set<string>();
  const Reader = () => {
    const connect = useConnectToken();
    if (connect.status === "ready") seen.add(connect.token);
    return null;
  };
  render(
    <ConnectTokenProvider externalUserId="alice" tokenCallback={tokenCallback} environment={world}>
      <Reader />
    </ConnectTokenProvider>,
  );
  await settled();
  await act(() => world.advance(3_600_000));
  expect([...seen]).toEqual(["ctok_alice_1", "ctok_alice_2"]);
});

it("counts the seconds down, each once, and rests while hidden", async () => {
  const { world, tokenCallback } = createRoute();
  const seen: (number | null)[] = [];
  const Countdown = () => {
    const seconds = useExpiresIn();
    if (seen.at(-1) !== seconds) seen.push(seconds);
    return null;
  };
  render(
    <ConnectTokenProvider externalUserId="alice" tokenCallback={tokenCallback} environment={world}>
      <Countdown />
    </ConnectTokenProvider>,
  );
  await settled();
  for (let half = 0; half < 5; half++) await act(() => world.advance(500));
  expect(seen).toEqual([null, 3600, 3599, 3598]);
  await act(async () => world.visibility.set(false));
  await act(() => world.advance(60_000));
  expect(seen).toHaveLength(4);
  await act(async () => world.visibility.set(true));
  expect(seen.at(-1)).toBe(3537);
});
