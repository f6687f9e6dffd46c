import { hydrate, QueryClient, QueryClientProvider, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { Suspense, useState } from "react";
import { ConnectTokenProvider, useConnectTokenSession } from "react-connect-token";
import { type ConnectTokenEvent, createConnectTokenSession } from "react-connect-token/core";
import { connectKey, connectQueryOptions, useConnectQuery } from "react-connect-token/query";
import { afterEach, beforeEach, expect, expectTypeOf, it, vi } from "vitest";
import { createRoute } from "../react/route.js";
import { settled } from "./queryTest.js";

const api = vi.fn(async () => Response.json({ count: 3 }));
let client: QueryClient;
beforeEach(() => {
  client = new QueryClient();
  api.mockReset().mockImplementation(async () => Response.json({ count: 3 }));
  vi.stubGlobal("fetch", api);
});
afterEach(() => {
  client.clear();
  vi.unstubAllGlobals();
});

function setup() {
  const { tokenCallback, world } = createRoute();
  const session = createConnectTokenSession({ externalUserId: "alice", tokenCallback, environment: world });
  return {
    session,
    options: connectQueryOptions<{ count: number }>(session, { path: "/v1/connect/accounts" }),
  };
}

it("prefetches without a hook, and a typed key reads it back", async () => {
  const { options } = setup();
  await client.prefetchQuery(options);
  const data = client.getQueryData(options.queryKey);
  expectTypeOf(data).toEqualTypeOf<{ count: number } | undefined>();
  expect(data).toEqual({ count: 3 });
  expect(await client.ensureQueryData({ ...options, staleTime: 60_000 })).toEqual({ count: 3 });
  expect(api).toHaveBeenCalledOnce();
});

it("suspends with useSuspenseQuery", async () => {
  const { options } = setup();
  const Count = () => <output>{useSuspenseQuery(options).data.count}</output>;
  render(
    <QueryClientProvider client={client}>
      <Suspense fallback="…">
        <Count />
      </Suspense>
    </QueryClientProvider>,
  );
  expect(screen.getByText("…")).toBeVisible();
  await settled();
  expect(screen.getByRole("status")).toHaveTextContent("3");
});

it("forgets what it fetched once the session ends, and leaves what is not its own", async () => {
  const { session, options } = setup();
  client.setQueryData(["of the app"], 1);
  await client.prefetchQuery(options);
  for (const mutationKey of [["of the app"], [...connectKey(session), "disconnect"]])
    client.getMutationCache().build(client, { mutationKey });
  session.dispose();
  const queries = client.getQueryCache().getAll();
  expect(queries.map(({ queryKey }) => queryKey)).toEqual([["of the app"]]);
  const mutations = client.getMutationCache().getAll();
  expect(mutations.map(({ options }) => options.mutationKey)).toEqual([["of the app"]]);
});

it("forgets a change that a persister brought back, and that waits for a connection", () => {
  const { session } = setup();
  const waiting = {
    context: undefined,
    data: undefined,
    error: null,
    failureCount: 0,
    failureReason: null,
    isPaused: true,
    status: "pending" as const,
    submittedAt: 0,
    variables: "apn_1",
  };
  const Page = () => void useConnectQuery({ path: "/v1/connect/apps", enabled: false });
  const mutationKey = [...connectKey(session), "disconnect"];
  hydrate(client, { mutations: [{ mutationKey, state: waiting }], queries: [] });
  render(
    <QueryClientProvider client={client}>
      <ConnectTokenProvider session={session}>
        <Page />
      </ConnectTokenProvider>
    </QueryClientProvider>,
  );
  act(() => session.dispose());
  expect(client.getMutationCache().getAll()).toEqual([]);
});

it("listens to its session no more for a hundred fetches than for one", async () => {
  const { session } = setup();
  let listeners = 0;
  const counted: typeof session = {
    ...session,
    onEvent(listener) {
      listeners++;
      return session.onEvent(listener);
    },
  };
  const query = connectQueryOptions(counted, { path: "/v1/connect/accounts" });
  await client.fetchQuery(query);
  const ofOne = listeners;
  for (let fetch = 0; fetch < 99; fetch++) await client.fetchQuery(query);
  expect(api).toHaveBeenCalledTimes(100);
  expect(listeners).toBe(ofOne);
});

it("asks for no token, tells of nothing and looks at no clock while useSuspenseQuery renders", async () => {
  const { tokenCallback, world } = createRoute();
  let isRendering = false;
  const seen: string[] = [];
  const note = (what: string) => void (isRendering && seen.push(what));
  const environment = {
    ...world,
    clock: () => {
      note("clock");
      return world.clock();
    },
  };
  const Count = () => {
    const session = useConnectTokenSession();
    isRendering = true;
    void Promise.resolve().then(() => {
      isRendering = false;
    });
    const path = "/v1/connect/accounts";
    return useSuspenseQuery(connectQueryOptions<{ count: number }>(session, { path })).data.count;
  };
  const App = () => {
    const [last, setLast] = useState("nothing");
    const onEvent = ({ type }: ConnectTokenEvent) => {
      note(type);
      setLast(type); // of which React complains in another component's render
    };
    const options = { externalUserId: "alice", tokenCallback, environment, onEvent };
    return (
      <ConnectTokenProvider {...options}>
        <output>{last}</output>
        <Suspense fallback="…">
          <Count />
        </Suspense>
      </ConnectTokenProvider>
    );
  };
  render(
    <QueryClientProvider client={client}>
      <App />
    </QueryClientProvider>,
  );
  await settled();

  expect(screen.getByText("3")).toBeVisible();
  expect(screen.getByRole("status")).toHaveTextContent("ready");
  expect(seen).toEqual([]);
});

it.each(["answered", "under way"])(
  "asks again for what another session of the same user shows, be it %s, when one ends",
  async (how) => {
    let asked = 0;
    const held: (() => void)[] = [];
    api.mockImplementation(async () => {
      const count = ++asked;
      if (how === "under way" && count === 1) await new Promise<void>((go) => held.push(go));
      return Response.json({ count });
    });
    const { session: dialog } = setup();
    const { tokenCallback, world } = createRoute();
    const path = "/v1/connect/accounts";
    const ofTheApp = vi.fn(async () => "the app's");
    const Accounts = () => {
      useQuery({ queryKey: ["of the app"], queryFn: ofTheApp });
      return <output>{useConnectQuery<{ count: number }>({ path }).data?.count}</output>;
    };
    const Apps = () => void useConnectQuery({ path: "/v1/connect/apps", enabled: false });
    const page = (isOpen: boolean) => (
      <QueryClientProvider client={client}>
        <ConnectTokenProvider externalUserId="alice" tokenCallback={tokenCallback} environment={world}>
          <Accounts />
          {isOpen && (
            <ConnectTokenProvider session={dialog}>
              <Apps />
            </ConnectTokenProvider>
          )}
        </ConnectTokenProvider>
      </QueryClientProvider>
    );
    const { rerender } = render(page(true));
    await settled();
    rerender(page(false));
    dialog.dispose();
    expect(client.getQueryData([...connectKey(dialog), path])).toBeUndefined();
    await settled();
    expect(screen.getByRole("status")).toHaveTextContent("2");

    for (const go of held) go();
    await act(() => client.invalidateQueries({ queryKey: connectKey(dialog) }));
    await settled();
    expect(screen.getByRole("status")).toHaveTextContent("3");
    expect(ofTheApp).toHaveBeenCalledOnce();
  },
);

it.each(["first", "last"])(
  "asks again with the session that goes on, be it rendered %s, when another one of the same user ends",
  async (place) => {
    const { tokenCallback, world } = createRoute();
    let become = (_user: string) => {};
    const Accounts = ({ of }: { of: string }) => (
      <output aria-label={of}>{useConnectQuery({ path: "/v1/connect/accounts" }).status}</output>
    );
    const Part = ({ name }: { name: string }) => {
      const [user, setUser] = useState("alice");
      if (name === "changes") become = setUser;
      return (
        <ConnectTokenProvider externalUserId={user} tokenCallback={tokenCallback} environment={world}>
          <Accounts of={name} />
        </ConnectTokenProvider>
      );
    };
    const names = place === "first" ? ["stays", "changes"] : ["changes", "stays"];
    render(
      <QueryClientProvider client={client}>
        {names.map((name) => (
          <Part key={name} name={name} />
        ))}
      </QueryClientProvider>,
    );
    await settled();
    act(() => become("bob"));
    await settled();
    expect(screen.getByLabelText("stays")).toHaveTextContent("success");
    expect(screen.getByLabelText("changes")).toHaveTextContent("success");
  },
);

it("leaves nothing of what a provider fetched that was never shown, where a useConnectQuery is mounted", async () => {
  const { tokenCallback, world } = createRoute();
  const Count = () => {
    const query = connectQueryOptions<{ count: number }>(useConnectTokenSession(), {
      path: "/v1/connect/apps",
    });
    return <output>{useSuspenseQuery({ ...query, staleTime: 60_000 }).data.count}</output>;
  };
  const Beside = () => void useConnectQuery({ path: "/v1/connect/accounts" });
  const page = (user: string | null) => (
    <QueryClientProvider client={client}>
      <Suspense fallback="…">
        <ConnectTokenProvider externalUserId={user} tokenCallback={tokenCallback} environment={world}>
          {user !== null && <Count />}
          <Beside />
        </ConnectTokenProvider>
      </Suspense>
    </QueryClientProvider>
  );
  const { rerender } = render(page("alice"));
  await settled();
  expect(screen.getByRole("status")).toHaveTextContent("3");
  rerender(page(null));
  await settled();
  expect(
    JSON.stringify(
      client
        .getQueryCache()
        .getAll()
        .map(({ queryKey }) => queryKey),
    ),
  ).not.toContain("alice");
});

it("hands a redirect to a call that asks for it", async () => {
  const location = "https://files.example.com/1";
  api.mockImplementation(async () => new Response(null, { status: 302, headers: { location } }));
  const { session } = setup();
  const query = connectQueryOptions(session, {
    queryKey: ["file"],
    queryFn: async ({ connectFetch }) =>
      (await connectFetch("/v1/connect/file", { redirect: "manual" })).headers.get("location"),
  });
  expect(await client.fetchQuery(query)).toBe(location);
});

it("takes away what is shown of a query that is not enabled once its session ends", async () => {
  const { session } = setup();
  const Asked = () => {
    const { data, refetch } = useConnectQuery<{ count: number }>({
      path: "/v1/connect/apps",
      enabled: false,
    });
    return (
      <button type="button" onClick={() => void refetch()}>
        {data?.count ?? "nothing"}
      </button>
    );
  };
  render(
    <QueryClientProvider client={client}>
      <ConnectTokenProvider session={session}>
        <Asked />
      </ConnectTokenProvider>
    </QueryClientProvider>,
  );
  fireEvent.click(screen.getByRole("button"));
  await settled();
  expect(screen.getByRole("button")).toHaveTextContent("3");
  act(() => session.dispose());
  await settled();
  expect(screen.getByRole("button")).toHaveTextContent("nothing");
});

it("tells environments and addresses apart", () => {
  const key = (more: object) =>
    JSON.stringify(
      connectKey(
        createConnectTokenSession({
          externalUserId: "alice",
          tokenCallback: createRoute().tokenCallback,
          ...more,
        }),
      ),
    );
  const keys = [
    key({}),
    key({ projectEnvironment: "development" }),
    key({ projectEnvironment: "production" }),
    key({ baseUrl: "http://localhost:4000" }),
  ];
  expect(new Set(keys).size).toBe(4);
});
