import { notifyManager, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, render } from "@testing-library/react";
import type { ReactNode } from "react";
import { ConnectTokenProvider } from "react-connect-token";
import { onTestFinished, vi } from "vitest";
import { createRoute } from "../react/route.js";
import { drain } from "../world.js";

// TanStack tells its news on a timer; here at once, so that no test waits for one.
notifyManager.setScheduler(queueMicrotask);

export const settled = () =>
  act(async () => {
    for (let turn = 0; turn < 5; turn++) await drain();
  });

/** Children below a provider of a user's and an app's QueryClient, an API that a test decides for, and what it was asked. */
export function queryTest(children: () => ReactNode, scope = "connect:*") {
  const route = createRoute({ scope });
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const api = vi.fn<(request: Request) => Promise<Response>>(async (request) =>
    Response.json({ from: request.headers.get("authorization")?.split("_")[1] }),
  );
  vi.stubGlobal("fetch", api);
  onTestFinished(() => {
    vi.unstubAllGlobals();
    client.clear();
  });
  const tree = (user: string | null | undefined) => (
    <QueryClientProvider client={client}>
      <ConnectTokenProvider
        externalUserId={user}
        tokenCallback={route.tokenCallback}
        environment={route.world}
      >
        {children()}
      </ConnectTokenProvider>
    </QueryClientProvider>
  );
  const { rerender } = render(tree("alice"));
  return {
    api,
    client,
    route,
    switchTo: (user: string | null | undefined) => rerender(tree(user)),
    keys: () =>
      JSON.stringify(
        client
          .getQueryCache()
          .getAll()
          .map(({ queryKey }) => queryKey),
      ),
  };
}

/** The same children where the app has no QueryClient. */
export function renderWithoutClient(children: ReactNode): void {
  const { tokenCallback } = createRoute();
  render(
    <ConnectTokenProvider externalUserId="alice" tokenCallback={tokenCallback}>
      {children}
    </ConnectTokenProvider>,
  );
}
