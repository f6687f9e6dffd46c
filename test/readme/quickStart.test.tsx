import { rmSync } from "node:fs";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen, waitForElementToBeRemoved } from "@testing-library/react";
import type { ReactNode } from "react";
import { createConnectEmulator } from "react-connect-token/testing";
import { afterEach, expect, it, onTestFinished, vi } from "vitest";
import { writeReadmeFiles } from "./writeReadmeFiles.js";

type Route = (request: Request) => Promise<Response>;
type Component<Props> = (props: Props) => ReactNode;

const page = {
  host: "app.example.com",
  origin: "https://app.example.com",
  "sec-fetch-site": "same-origin",
};

/** The README's files as they stand, beside the emulator; what is sent to nobody else comes to it. */
async function setup(projectEnvironment: "development" | "production" = "development") {
  const emulator = createConnectEmulator({ projectId: "proj_abc123", projectEnvironment });
  vi.stubEnv("PIPEDREAM_CLIENT_ID", emulator.clientId);
  vi.stubEnv("PIPEDREAM_CLIENT_SECRET", emulator.clientSecret);
  vi.stubEnv("PIPEDREAM_PROJECT_ID", emulator.projectId);

  const { folder } = writeReadmeFiles(`readme-run-${process.pid}`);
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const load = (file: string) => import(/* @vite-ignore */ `${folder}/app/${file}`);
  const ofApi = async (input: string | Request, init?: RequestInit) =>
    emulator.fetch(new Request(input, init));
  vi.stubGlobal("fetch", ofApi);
  return { emulator, load, ofApi };
}

/** The quick start's page in jsdom, its route, and its components. */
async function setupPage() {
  const { load, ofApi, ...rest } = await setup();
  const { POST }: { POST: Route } = await load("api/connect-token/route.ts");
  vi.stubGlobal("fetch", async (input: string | Request, init: RequestInit = {}) => {
    if (input !== "/api/connect-token") return ofApi(input, init);
    const headers = { ...Object.fromEntries(new Headers(init.headers)), ...page };
    return POST(new Request("https://app.example.com/api/connect-token", { ...init, headers }));
  });
  const { ConnectProvider }: { ConnectProvider: Component<{ userId: string | null; children: ReactNode }> } =
    await load("ConnectProvider.tsx");
  return { load, ConnectProvider, ...rest };
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

it("lets the signed-in user disconnect an account, as the README shows it", async () => {
  const { emulator, ConnectProvider, load } = await setupPage();
  const { SlackCard }: { SlackCard: Component<{ account: string }> } = await load("SlackCard.tsx");
  const { id } = emulator.connectAccount({ externalUserId: "alice", app: "slack" });
  render(
    <ConnectProvider userId="alice">
      <SlackCard account={`/v1/connect/proj_abc123/accounts/${id}`} />
    </ConnectProvider>,
  );
  expect(screen.getByText("One moment…")).toBeVisible();
  fireEvent.click(await screen.findByRole("button", { name: "Disconnect" }));
  expect(await screen.findByText("Disconnected.")).toBeVisible();
  expect(emulator.minted).toBe(1);
});

it("opens the Connect page with a token of its own, as the README shows it", async () => {
  const { ConnectProvider, load } = await setupPage();
  const { ConnectSlack }: { ConnectSlack: Component<object> } = await load("ConnectSlack.tsx");
  const tab = { opener: window, location: { href: "" } };
  vi.stubGlobal("open", () => tab);
  render(
    <ConnectProvider userId="alice">
      <ConnectSlack />
    </ConnectProvider>,
  );
  fireEvent.click(screen.getByRole("button", { name: "Connect Slack" }));
  await vi.waitFor(() => expect(tab.location.href).toMatch(/[?&]token=ctok_\w+&.*&app=slack$/));
  expect(tab.opener).toBeNull();

  vi.stubGlobal("open", () => null);
  fireEvent.click(screen.getByRole("button", { name: "Connect Slack" }));
  expect(await screen.findByText("Slack cannot be connected right now.")).toBeVisible();
});

it("lists the accounts, and says when one could not be disconnected, as the README shows it", async () => {
  const { emulator, ConnectProvider, load } = await setupPage();
  const { AccountList }: { AccountList: Component<object> } = await load("AccountList.tsx");
  emulator.connectAccount({ externalUserId: "alice", app: "slack" });
  const end = emulator.fail({ path: "/accounts", method: "DELETE", status: 500 });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ConnectProvider userId="alice">
        <AccountList />
      </ConnectProvider>
    </QueryClientProvider>,
  );
  fireEvent.click(await screen.findByRole("button", { name: "Disconnect" }));
  expect(await screen.findByText("That did not work. The API said 500.")).toBeVisible();

  end();
  fireEvent.click(screen.getByRole("button", { name: "Disconnect" }));
  await waitForElementToBeRemoved(() => screen.queryByRole("button", { name: "Disconnect" }));
  expect(screen.getByRole("status")).toBeEmptyDOMElement();
});

it("makes a reader's token, for a page of a listed origin too, as the README's production route shows it", async () => {
  const { emulator, load } = await setup("production");
  const files = { readFile: async () => `${emulator.clientSecret}\n` };
  vi.doMock("node:fs/promises", () => ({ ...files, default: files }));
  onTestFinished(() => vi.doUnmock("node:fs/promises"));
  const { POST, OPTIONS }: { POST: Route; OPTIONS: Route } = await load("api/reader-token/route.ts");
  const admin = {
    ...page,
    origin: "https://admin.example.com",
    "sec-fetch-site": "same-site",
    "content-type": "application/json",
  };
  const request = (method: string, headers: object) =>
    new Request("https://app.example.com/api/reader-token", {
      method,
      headers: { ...admin, ...headers },
      body: method === "POST" ? "{}" : null,
    });

  const preflight = await OPTIONS(request("OPTIONS", { "access-control-request-method": "POST" }));
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get("access-control-allow-origin")).toBe(admin.origin);
  const answer = await POST(request("POST", {}));
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ scope: "connect:accounts:read", external_user_id: "alice" });
});
