import { rmSync } from "node:fs";
import { fireEvent, render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { createConnectEmulator } from "react-connect-token/testing";
import { afterEach, expect, it, onTestFinished, vi } from "vitest";
import { writeReadmeFiles } from "./writeReadmeFiles.js";

type Post = (request: Request) => Promise<Response>;
type Component<Props> = (props: Props) => ReactNode;

/** The README's quick start as it stands, between a page in jsdom and the emulator. */
async function setup() {
  const emulator = createConnectEmulator({ projectId: "proj_abc123" });
  vi.stubEnv("PIPEDREAM_CLIENT_ID", emulator.clientId);
  vi.stubEnv("PIPEDREAM_CLIENT_SECRET", emulator.clientSecret);
  vi.stubEnv("PIPEDREAM_PROJECT_ID", emulator.projectId);

  const { folder } = writeReadmeFiles(`readme-run-${process.pid}`);
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const load = (file: string) => import(/* @vite-ignore */ `${folder}/app/${file}`);
  const { POST }: { POST: Post } = await load("api/connect-token/route.ts");
  const { ConnectProvider }: { ConnectProvider: Component<{ userId: string | null; children: ReactNode }> } =
    await load("ConnectProvider.tsx");
  const { SlackCard }: { SlackCard: Component<{ account: string }> } = await load("SlackCard.tsx");

  vi.stubGlobal("fetch", async (input: string | Request, init: RequestInit = {}) => {
    if (input !== "/api/connect-token") return emulator.fetch(new Request(input, init));
    const { method, headers, body } = init;
    const page = {
      host: "app.example.com",
      origin: "https://app.example.com",
      "sec-fetch-site": "same-origin",
    };
    return POST(
      new Request("https://app.example.com/api/connect-token", {
        method: method ?? "GET",
        headers: { ...Object.fromEntries(new Headers(headers)), ...page },
        body: body ?? null,
      }),
    );
  });
  return { emulator, ConnectProvider, SlackCard };
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

it("lets the signed-in user disconnect an account, as the README shows it", async () => {
  const { emulator, ConnectProvider, SlackCard } = await setup();
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
