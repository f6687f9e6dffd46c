import { act, render, screen } from "@testing-library/react";
import { ConnectTokenProvider, RequireScope, useConnectToken } from "react-connect-token";
import type { Environment } from "react-connect-token/core";
import { renderToString } from "react-dom/server";
import { expect, it } from "vitest";
import { settle } from "../world.js";
import { forbiddenWorld } from "./forbiddenWorld.js";
import { hydrate } from "./hydrate.js";
import { createRoute, tokenFor } from "./route.js";

function App() {
  const { status } = useConnectToken();
  return (
    <main>
      <output>{status}</output>
      <RequireScope scope="connect:accounts:read" pending="checking">
        accounts
      </RequireScope>
    </main>
  );
}

it("renders on a server without a clock, pending, and calls nobody", () => {
  const { calls, tokenCallback } = createRoute();
  const html = renderToString(
    <ConnectTokenProvider externalUserId="alice" tokenCallback={tokenCallback} environment={forbiddenWorld()}>
      <App />
    </ConnectTokenProvider>,
  );
  expect(html).toContain("<output>pending</output>checking");
  expect(calls).toEqual([]);
});

it("renders ready with an initial token, the same on the server and while hydrating, and fetches nothing", async () => {
  const { world, calls, tokenCallback } = createRoute();
  const initialToken = tokenFor("alice");
  const app = (environment: Environment) => (
    <ConnectTokenProvider
      externalUserId="alice"
      tokenCallback={tokenCallback}
      initialToken={initialToken}
      environment={environment}
    >
      <App />
    </ConnectTokenProvider>
  );
  const container = document.createElement("div");
  container.innerHTML = renderToString(app(forbiddenWorld()));
  expect(container).toHaveTextContent("readyaccounts");
  expect(container.innerHTML).not.toContain("ctok_");
  document.body.append(container);
  render(app(world), { container, hydrate: true });
  await act(settle);
  expect(screen.getByRole("status")).toHaveTextContent("ready");
  expect(calls).toEqual([]);
});

it("renders a gate no second time after it was hydrated", async () => {
  const { world, tokenCallback } = createRoute();
  let renders = 0;
  const app = (environment: Environment) => (
    <ConnectTokenProvider
      externalUserId="alice"
      tokenCallback={tokenCallback}
      initialToken={tokenFor("alice")}
      environment={environment}
    >
      <RequireScope scope="connect:accounts:read">
        {({ status }) => {
          renders++;
          return status;
        }}
      </RequireScope>
    </ConnectTokenProvider>
  );
  const html = renderToString(app(forbiddenWorld()));
  renders = 0;
  const page = await hydrate(html, app(world));
  expect(page).toHaveTextContent("granted");
  expect(renders).toBe(1);
});

it("keeps what a lapsed initial token granted while the next one is fetched, and says nothing of it", async () => {
  const { world, calls, tokenCallback } = createRoute({ hang: true });
  world.setWallClock(Date.UTC(2026, 5, 1));
  render(
    <ConnectTokenProvider
      externalUserId="alice"
      tokenCallback={tokenCallback}
      initialToken={tokenFor("alice")}
      environment={world}
    >
      <App />
    </ConnectTokenProvider>,
  );
  await act(settle);
  expect(screen.getByRole("status")).toHaveTextContent("expired");
  expect(screen.getByText("accounts", { exact: false })).toBeVisible();
  expect(calls).toHaveLength(1);
});

it("is pending while a streamed initial token is on its way, which counts as the first attempt", async () => {
  const { world, calls, tokenCallback } = createRoute();
  let arrive: (token: ReturnType<typeof tokenFor>) => void = () => {};
  const initialToken = new Promise<ReturnType<typeof tokenFor>>((resolve) => {
    arrive = resolve;
  });
  render(
    <ConnectTokenProvider
      externalUserId="alice"
      tokenCallback={tokenCallback}
      initialToken={initialToken}
      environment={world}
    >
      <App />
    </ConnectTokenProvider>,
  );
  await act(settle);
  expect(screen.getByRole("status")).toHaveTextContent("pending");
  await act(async () => arrive(tokenFor("alice")));
  expect(screen.getByRole("status")).toHaveTextContent("ready");
  expect(calls).toEqual([]);
});
