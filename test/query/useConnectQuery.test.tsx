import { dehydrate, keepPreviousData, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { asScope, ConnectTokenProvider, RequireScope, useConnectTokenSession } from "react-connect-token";
import {
  ConnectApiError,
  type ConnectCallContext,
  retryConnectQuery,
  useConnectQuery,
} from "react-connect-token/query";
import { describe, expect, it, vi } from "vitest";
import { connectTokenError } from "../../src/errors/browserCatalogue.js";
import { createRoute } from "../react/route.js";
import { expectConsole } from "../setup/noise.js";
import { expectThrownInRender } from "../setup/thrownInRender.js";
import { queryTest, renderWithoutClient, settled } from "./queryTest.js";

const path = "/v1/connect/accounts";
const frames: string[] = [];

function Accounts({ scope, keep = false }: { scope?: "connect:accounts:read"; keep?: boolean }) {
  const query = useConnectQuery<{ from: string }>({
    path,
    scope,
    ...(keep && { placeholderData: keepPreviousData }),
  });
  const text = `${query.status} ${query.fetchStatus} ${query.data?.from ?? ""}`;
  frames.push(text);
  return <output>{text}</output>;
}

it("gets the path with the token and keeps what it says, under the user's own key", async () => {
  const { api, keys } = queryTest(() => <Accounts />);
  await settled();
  expect(screen.getByRole("status")).toHaveTextContent("success idle alice");
  expect(api.mock.calls.map(([{ url }]) => url)).toEqual([`https://api.pipedream.com${path}`]);
  expect(JSON.parse(keys())).toEqual([
    [
      "react-connect-token",
      { externalUserId: "alice", projectEnvironment: null, baseUrl: "https://api.pipedream.com" },
      path,
    ],
  ]);
});

it("takes a function of TanStack's, with the fetch in its context", async () => {
  const Name = () => {
    const { data } = useConnectQuery({
      queryKey: ["name"],
      queryFn: async ({ connectFetch, queryKey, signal }) => {
        await connectFetch(path, { signal });
        return String(queryKey.at(-1));
      },
    });
    return <output>{data}</output>;
  };
  queryTest(() => <Name />);
  await settled();
  expect(screen.getByRole("status")).toHaveTextContent("name");
});

it("asks nothing before the scope is granted, and nothing where it is not", async () => {
  const { api, route } = queryTest(() => <Accounts scope="connect:accounts:read" />, "connect:proxy");
  expect(screen.getByRole("status")).toHaveTextContent("pending idle");
  await settled();
  expect(route.calls).toHaveLength(1);
  expect(api).not.toHaveBeenCalled();
});

it("fetches no token where there is nothing to ask", async () => {
  const Off = () => useConnectQuery({ path, enabled: false }).status;
  const { route } = queryTest(() => <Off />);
  await settled();
  expect(route.calls).toEqual([]);
});

it("asks once the scope is granted", async () => {
  const { api } = queryTest(() => <Accounts scope="connect:accounts:read" />);
  await settled();
  expect(screen.getByRole("status")).toHaveTextContent("success idle alice");
  expect(api).toHaveBeenCalledOnce();
});

it("denies the gates of a scope that a 403 names, and keeps the answer as a typed error, not as data", async () => {
  const required = ["connect:accounts:read"];
  const body = { error: "Forbidden", code: "insufficient_scope", details: { required } };
  const { api, client } = queryTest(() => (
    <>
      <Accounts scope="connect:accounts:read" />
      <RequireScope scope="connect:accounts:read" fallback="denied" />
    </>
  ));
  api.mockImplementation(async () => Response.json(body, { status: 403 }));
  await settled();
  expect(screen.getByText("denied")).toBeVisible();
  const [query] = client.getQueryCache().getAll();
  expect(query?.state).toMatchObject({ status: "error", data: undefined });
  const error = query?.state.error;
  expect(error).toBeInstanceOf(ConnectApiError);
  expect(error).toMatchObject({ code: "api_error", status: 403, retryable: false, body });
  expect(JSON.stringify(error)).not.toContain("insufficient_scope");
  expect(error?.message).not.toContain("insufficient_scope");
});

it("takes no HTML for data, and an empty answer for nothing", async () => {
  const { api, client } = queryTest(() => <Accounts />);
  api.mockImplementation(async () => new Response("<h1>Hello</h1>"));
  await settled();
  const state = () => client.getQueryCache().getAll()[0]?.state;
  expect(state()?.error).toMatchObject({ code: "api_error", status: 200, body: "<h1>Hello</h1>" });

  api.mockImplementation(async () => new Response(null, { status: 204 }));
  await act(() => client.refetchQueries());
  expect(state()).toMatchObject({ status: "success", data: null });
});

it("persists nothing of the token", async () => {
  const { client } = queryTest(() => <Accounts />);
  await settled();
  const persisted = JSON.stringify(dehydrate(client));
  expect(persisted).toContain('"from":"alice"');
  expect(persisted).not.toContain("ctok_");
});

describe("another user", () => {
  it.each([false, true])(
    "sees nothing of the one before in any frame, key or request (keeping data: %s)",
    async (keep) => {
      const { api, client, keys, switchTo } = queryTest(() => <Accounts keep={keep} />);
      await settled();
      frames.length = 0;
      api.mockClear();
      switchTo("bob");
      await settled();
      expect(screen.getByRole("status")).toHaveTextContent("success idle bob");
      expect(frames.join()).not.toContain("alice");
      expect(keys()).not.toContain("alice");
      expect(client.getQueryCache().getAll()).toHaveLength(1);
      expect(api.mock.calls.map(([{ headers }]) => headers.get("authorization"))).toEqual([
        expect.stringContaining("_bob_"),
      ]);
    },
  );

  it("is asked for what the scope of the one before was not granted for", async () => {
    const { api, route, switchTo } = queryTest(
      () => <Accounts scope="connect:accounts:read" />,
      "connect:proxy",
    );
    await settled();
    route.answer = { scope: "connect:accounts:read" };
    switchTo("bob");
    await settled();
    expect(screen.getByRole("status")).toHaveTextContent("success idle bob");
    expect(api).toHaveBeenCalledOnce();
  });

  it("has the request of the one before ended, and its late answer goes nowhere", async () => {
    const answers: ((response: Response) => void)[] = [];
    const { api, keys, switchTo } = queryTest(() => <Accounts />);
    api.mockImplementation(() => new Promise((resolve) => answers.push(resolve)));
    await settled();
    const alices = api.mock.calls[0]?.[0];
    switchTo("bob");
    await settled();
    expect(alices?.signal.aborted).toBe(true);
    answers[0]?.(Response.json({ from: "alice" }));
    await settled();
    expect(keys()).not.toContain("alice");
  });

  it.each([
    ["nobody: signing out", null],
    ["one who is not known yet: waiting", undefined],
  ])("or %s leaves nothing in the cache and asks nothing", async (_, nobody) => {
    const { api, keys, switchTo } = queryTest(() => <Accounts />);
    await settled();
    api.mockClear();
    switchTo(nobody);
    await settled();
    expect(keys()).not.toContain("alice");
    expect(api).not.toHaveBeenCalled();
    expect(screen.getByRole("status")).toHaveTextContent("pending idle");
  });
});

it("tries again what may pass, three times, and nothing else", () => {
  const failures = [
    new ConnectApiError(503, null),
    new ConnectApiError(429, null),
    new TypeError("Failed to fetch"),
  ];
  expect(failures.map((error) => retryConnectQuery(2, error))).toEqual([true, true, true]);
  expect(failures.map((error) => retryConnectQuery(3, error))).toEqual([false, false, false]);
  const noToken = connectTokenError("callback_unavailable", {}); // which the session has tried to get by then
  const others = [403, 404, 200].map((status) => new ConnectApiError(status, null));
  expect([noToken, ...others].map((error) => retryConnectQuery(0, error))).toEqual(Array(4).fill(false));
});

it("says that there is no token after one wait for it, goes on trying, and asks once there is one", async () => {
  const { api, client, route } = queryTest(() => (
    <>
      <Accounts />
      <Accounts />
    </>
  ));
  client.setDefaultOptions({ queries: { retryDelay: 0 } });
  route.answer = { status: 503 };
  await settled();
  const shown = () => screen.getAllByRole("status").map(({ textContent }) => textContent);
  for (let second = 0; second < 60; second++) {
    await act(() => route.world.advance(1_000));
    await settled();
  }
  expect(shown()).toEqual(Array(2).fill(expect.stringContaining("error idle")));
  expect(api).not.toHaveBeenCalled();

  route.answer = { scope: "connect:*" };
  await act(() => route.world.advance(60_000));
  await settled();
  expect(shown()).toEqual(Array(2).fill(expect.stringContaining("success")));
  expect(api).toHaveBeenCalledOnce();
  expect(route.world.held).toEqual({ timers: 0, listeners: 0 });
});

it("calls a function once when there is a token again, however many components show what it got before", async () => {
  let asked = 0;
  const Name = () => {
    const queryFn = async ({ connectFetch }: ConnectCallContext) => {
      asked++;
      return (await connectFetch(path)).text();
    };
    return useConnectQuery({ queryKey: ["name"], queryFn }).status;
  };
  const { client, route } = queryTest(() => (
    <>
      <Name />
      <Name />
    </>
  ));
  const state = () => client.getQueryCache().getAll()[0]?.state;
  await settled();
  expect(state()?.status).toBe("success");
  route.answer = { status: 503 };
  await act(() => route.world.advance(3_600_000));
  act(() => void client.refetchQueries());
  await act(() => route.world.advance(31_000));
  await settled();
  expect(state()).toMatchObject({ status: "error", data: expect.anything() });

  asked = 0;
  route.answer = {};
  await act(() => route.world.advance(60_000));
  await settled();
  expect(state()?.status).toBe("success");
  expect(asked).toBe(1);
});

/** Somebody else's way to a token. */
function SignIn() {
  const session = useConnectTokenSession();
  return <button type="button" onClick={() => void session.refresh()} />;
}

it.each([401, 403])("asks once there is a token where the route has answered %s", async (status) => {
  const { api, route } = queryTest(() => (
    <>
      <Accounts />
      <SignIn />
    </>
  ));
  route.answer = { status };
  await settled();
  expect(screen.getByRole("status")).toHaveTextContent("error idle");
  await act(() => route.world.advance(60_000));
  expect([route.calls.length, api.mock.calls.length]).toEqual([1, 0]);

  route.answer = { scope: "connect:*" };
  fireEvent.click(screen.getByRole("button"));
  await settled();
  expect(screen.getByRole("status")).toHaveTextContent("success idle alice");
  expect(api).toHaveBeenCalledOnce();
});

it("asks nothing when there is a token again, once the app has turned it off", async () => {
  let turnOff = () => {};
  const Switched = () => {
    const [enabled, setEnabled] = useState(true);
    turnOff = () => setEnabled(false);
    return useConnectQuery({ path, enabled }).status;
  };
  const { api, client, route } = queryTest(() => (
    <>
      <Switched />
      <SignIn />
    </>
  ));
  route.answer = { status: 503 };
  await settled();
  await act(() => route.world.advance(31_000));
  await settled();
  expect(client.getQueryCache().getAll()[0]?.state.status).toBe("error");
  act(() => turnOff());
  route.answer = { scope: "connect:*" };
  fireEvent.click(screen.getByRole("button"));
  await settled();
  expect(api).not.toHaveBeenCalled();
  expect(route.world.held).toEqual({ timers: 0, listeners: 0 });
});

it("keeps no token fresh for the sake of a call that the API has failed", async () => {
  const { api, route } = queryTest(() => <Accounts />);
  api.mockImplementation(async () => new Response(null, { status: 503 }));
  await settled();
  expect(screen.getByRole("status")).toHaveTextContent("error idle");
  expect(route.world.held).toEqual({ timers: 0, listeners: 0 });
});

it("is not asked again and again where something else of the session's fails while there is a token", async () => {
  let asked = 0;
  const Link = () => {
    const session = useConnectTokenSession();
    const queryFn = async () => {
      await session.getToken();
      route.answer = { status: 503 };
      if (++asked > 50) return "enough";
      return (await session.getSingleUseToken({ app: "slack" })).token;
    };
    return useConnectQuery({ queryKey: ["link"], queryFn }).status;
  };
  const { route } = queryTest(() => <Link />);
  for (let time = 0; time < 5; time++) await settled();
  expect(asked).toBe(1);
  route.answer = {};
  await act(() => route.world.advance(3_600_000));
  await settled();
  expect(route.calls.length).toBeGreaterThan(2);
  expect(asked).toBe(1);
});

it("tells how long the API asks to wait", async () => {
  const { api, client } = queryTest(() => <Accounts />);
  api.mockImplementation(async () => new Response(null, { status: 429, headers: { "retry-after": "30" } }));
  await settled();
  expect(client.getQueryCache().getAll()[0]?.state.error).toMatchObject({ status: 429, retryAfter: 30 });
});

const alices = {
  externalUserId: "alice",
  projectEnvironment: null,
  baseUrl: "https://api.pipedream.com",
};
const twice = { retry: 1, retryDelay: 0 };
it.each<[string, { ofAll?: object; ofOne?: object; own?: object }, number]>([
  ["no word of the app's", {}, 1],
  ["the app's own word", { ofAll: twice }, 2],
  ["the app's word on this query", { ofAll: { retry: 5 }, ofOne: twice }, 2],
  ["the query's own word", { ofAll: { retry: 5 }, ofOne: { retry: 5 }, own: twice }, 2],
])("tries a 404 as often as %s says", async (_, { ofAll = {}, ofOne = {}, own = {} }, times) => {
  const { tokenCallback, world } = createRoute();
  const api = vi.fn(async () => new Response(null, { status: 404 }));
  vi.stubGlobal("fetch", api);
  const client = new QueryClient({ defaultOptions: { queries: ofAll } });
  client.setQueryDefaults(["react-connect-token", alices, path], ofOne);
  const Failing = () => useConnectQuery({ path, ...own }).status;
  render(
    <QueryClientProvider client={client}>
      <ConnectTokenProvider externalUserId="alice" tokenCallback={tokenCallback} environment={world}>
        <Failing />
      </ConnectTokenProvider>
    </QueryClientProvider>,
  );
  await waitFor(() => expect(client.getQueryCache().getAll()[0]?.state.status).toBe("error"));
  expect(api).toHaveBeenCalledTimes(times);
  client.clear();
  vi.unstubAllGlobals();
});

it("warns of a scope that no table names, once, and asks nothing without it", async () => {
  expectConsole(/unknown_scope: .*"connect:acounts:read".*Did you mean "connect:accounts:read"\?/);
  const Typo = () => useConnectQuery({ path, scope: asScope("connect:acounts:read") }).fetchStatus;
  const { api } = queryTest(
    () => (
      <>
        <Typo />
        <Typo />
      </>
    ),
    "connect:accounts:read",
  );
  await settled();
  expect(api).not.toHaveBeenCalled();
});

it("refuses a scope that is none, and a list that is empty, with a sentence", () => {
  expectThrownInRender();
  const Wrong = ({ scope }: { scope: unknown }) =>
    useConnectQuery({ path, scope: scope as "connect:proxy" }).status;
  expect(() => queryTest(() => <Wrong scope="Accounts" />)).toThrow(
    expect.objectContaining({ code: "invalid_scope" }),
  );
  expect(() => queryTest(() => <Wrong scope={{ any: [] }} />)).toThrow("The requirement names no scope.");
});

it("fails with a sentence, and asks nothing, where types do not look and there is no path", async () => {
  const Wrong = () => (
    <output>{useConnectQuery({ path: undefined as unknown as string }).error?.message}</output>
  );
  const { api } = queryTest(() => <Wrong />);
  await settled();
  expect(screen.getByRole("status")).toHaveTextContent("a query's path is missing");
  expect(api).not.toHaveBeenCalled();
});

it("says what to wrap where there is no QueryClient", () => {
  expectThrownInRender();
  expect(() => renderWithoutClient(<Accounts />)).toThrow(
    expect.objectContaining({ code: "missing_query_client" }),
  );
});
