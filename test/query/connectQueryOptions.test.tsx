import { QueryClient, QueryClientProvider, useSuspenseQuery } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { Suspense } from "react";
import { createConnectTokenSession } from "react-connect-token/core";
import { connectKey, connectQueryOptions } from "react-connect-token/query";
import { afterEach, beforeEach, expect, expectTypeOf, it, vi } from "vitest";
import { createRoute } from "../react/route.js";
import { settled } from "./queryTest.js";

const api = vi.fn(async () => Response.json({ count: 3 }));
let client: QueryClient;
beforeEach(() => {
  client = new QueryClient();
  api.mockClear();
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
  session.dispose();
  expect(
    client
      .getQueryCache()
      .getAll()
      .map(({ queryKey }) => queryKey),
  ).toEqual([["of the app"]]);
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
