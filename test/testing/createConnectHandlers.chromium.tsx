import { fireEvent, render, screen } from "@testing-library/react";
import { setupWorker } from "msw/browser";
import { useState } from "react";
import {
  ConnectTokenProvider,
  createTokenCallback,
  RequireScope,
  useConnectFetch,
} from "react-connect-token";
import { createConnectTokenSession } from "react-connect-token/core";
import { createPipedreamClient } from "react-connect-token/pipedream";
import { createConnectEmulator } from "react-connect-token/testing";
import { createConnectHandlers } from "react-connect-token/testing/msw";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";

/** Everything as in an app's page: the real provider, a real service worker; only Pipedream and the route are emulated. */
const emulator = createConnectEmulator();
const { projectId, projectEnvironment } = emulator;
const authenticate = vi.fn<() => string | null>();
const worker = setupWorker(
  ...createConnectHandlers(emulator, {
    tokenRoute: { url: "/api/connect-token", authenticate, scope: "connect:accounts:read" },
  }),
);
const tokenCallback = createTokenCallback("/api/connect-token");

beforeAll(() => worker.start({ quiet: true, onUnhandledRequest: "bypass" }));
afterAll(() => worker.stop());
beforeEach(() => {
  emulator.reset();
  authenticate.mockReturnValue("alice");
  emulator.connectAccount({ externalUserId: "alice", app: "slack", name: "Alice's Slack" });
});

function Accounts() {
  const connectFetch = useConnectFetch();
  const [said, say] = useState("");
  const load = () =>
    connectFetch(`/v1/connect/${projectId}/accounts`).then(
      async (answer) => say((await answer.json()).data[0].name),
      (error: Error) => say(error.name),
    );
  return (
    <RequireScope scope="connect:accounts:read" error={(status) => status.error?.code}>
      <button type="button" onClick={load}>
        Load
      </button>
      <output>{said}</output>
    </RequireScope>
  );
}

const renderApp = () =>
  render(
    <ConnectTokenProvider
      externalUserId="alice"
      projectEnvironment={projectEnvironment}
      tokenCallback={tokenCallback}
    >
      <Accounts />
    </ConnectTokenProvider>,
  );

it("answers a page's token route and its calls of the API, through a service worker", async () => {
  renderApp();
  fireEvent.click(await screen.findByRole("button", { name: "Load" }));
  expect(await screen.findByText("Alice's Slack")).toBeVisible();
  expect(navigator.serviceWorker.controller?.scriptURL).toMatch(/\/mockServiceWorker\.js$/);
  expect(emulator.requests.at(-1)).toMatchObject({ user: "alice", status: 200 });
});

it("answers the official SDK", async () => {
  const session = createConnectTokenSession({ externalUserId: "alice", projectEnvironment, tokenCallback });
  const client = createPipedreamClient(session);
  const { data } = await client.accounts.list({ externalUserId: "alice" });
  expect(data.map(({ name }) => name)).toEqual(["Alice's Slack"]);
  session.dispose();
});

it("breaks the connection where a fault says so, and refuses whom the route does not know", async () => {
  const { unmount } = renderApp();
  const load = await screen.findByRole("button", { name: "Load" });
  emulator.fail({ path: "/accounts", networkError: true });
  fireEvent.click(load);
  expect(await screen.findByText("TypeError")).toBeVisible();
  unmount();
  authenticate.mockReturnValue(null);
  renderApp();
  expect(await screen.findByText("callback_unauthorized")).toBeVisible();
});
