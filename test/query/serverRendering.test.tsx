import { dehydrate, HydrationBoundary, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { ConnectTokenProvider } from "react-connect-token";
import type { Environment } from "react-connect-token/core";
import { useConnectMutation, useConnectQuery } from "react-connect-token/query";
import { renderToString } from "react-dom/server";
import { expect, it, onTestFinished, vi } from "vitest";
import { forbiddenWorld } from "../react/forbiddenWorld.js";
import { hydrate } from "../react/hydrate.js";
import { createRoute, tokenFor } from "../react/route.js";
import { settled } from "./queryTest.js";

function Accounts() {
  const accounts = useConnectQuery({
    queryKey: ["accounts"],
    queryFn: async ({ connectFetch }) => (await connectFetch("/v1/connect/accounts")).text(),
  });
  const disconnect = useConnectMutation({ mutationFn: async () => null });
  return (
    <p>
      {accounts.status}: {accounts.data ?? "nothing"}; {disconnect.status}
    </p>
  );
}

it("asks for nothing on a server, hydrates without a mismatch, and asks then", async () => {
  const { world, calls, tokenCallback } = createRoute();
  const api = vi.fn(async () => new Response("three"));
  vi.stubGlobal("fetch", api);
  onTestFinished(() => void vi.unstubAllGlobals());
  const initialToken = tokenFor("alice");
  const app = (environment: Environment, client: QueryClient) => (
    <QueryClientProvider client={client}>
      <HydrationBoundary state={dehydrate(new QueryClient())}>
        <ConnectTokenProvider
          externalUserId="alice"
          tokenCallback={tokenCallback}
          initialToken={initialToken}
          environment={environment}
        >
          <Accounts />
        </ConnectTokenProvider>
      </HydrationBoundary>
    </QueryClientProvider>
  );
  const onServer = new QueryClient();
  const html = renderToString(app(forbiddenWorld(), onServer));
  await settled();
  expect(api).not.toHaveBeenCalled();
  expect(html).toContain("nothing");
  expect(html + JSON.stringify(dehydrate(onServer))).not.toContain("ctok_");

  const client = new QueryClient();
  onTestFinished(() => client.clear());
  const page = await hydrate(html, app(world, client));
  await settled();
  expect(page).toHaveTextContent("success: three; idle");
  expect([api.mock.calls.length, calls]).toEqual([1, []]);
});
