import type { AccountsListRequest, PipedreamClient } from "@pipedream/sdk/browser";
import { createConnectTokenSession, type TokenCallback } from "react-connect-token/core";
import { createPipedreamClient, type PipedreamClientOptions } from "react-connect-token/pipedream";
import { createConnectClient, createConnectTokenHandler } from "react-connect-token/server";
import { createConnectEmulator, type EmulatorOptions } from "react-connect-token/testing";
import { serveEmulator } from "react-connect-token/testing/node";
import { onTestFinished, vi } from "vitest";
import { createWorld } from "../world.js";

interface Setup {
  readonly emulator?: EmulatorOptions;
  readonly client?: PipedreamClientOptions;
  readonly expiresIn?: number;
}

/** Alice's client on an emulator that listens, her session on clocks of the test, and the route that makes her tokens. */
export async function pipedreamTest({ emulator: options, client: clientOptions, expiresIn }: Setup = {}) {
  // The SDK reads them where an option is left out, as this machine's owner may have set them.
  for (const name of Object.keys(process.env)) if (name.startsWith("PIPEDREAM_")) vi.stubEnv(name, undefined);
  const emulator = createConnectEmulator(options);
  const { url, close } = await serveEmulator(emulator);
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    await close();
  });

  const { clientId, clientSecret, projectId, projectEnvironment } = emulator;
  const route = createConnectTokenHandler({
    client: createConnectClient({ clientId, clientSecret, projectId, projectEnvironment, baseUrl: url }),
    authenticate: () => "alice",
    scope: "connect:*",
    ...(expiresIn !== undefined && { expiresIn }),
  });
  /** What the app's own route does; a test may put something broken in its place. */
  const server: { answer: TokenCallback } = {
    answer: async () => route(new Request("https://app.example.com/api/connect-token", { method: "POST" })),
  };
  const world = createWorld();
  const session = createConnectTokenSession({
    externalUserId: "alice",
    tokenCallback: (request) => server.answer(request),
    baseUrl: url,
    environment: world,
  });
  onTestFinished(() => session.dispose());

  return {
    emulator,
    url,
    server,
    session,
    client: createPipedreamClient(session, clientOptions),
    /** Lets time go by for the session and for the API. */
    async advance(ms: number) {
      emulator.advance(ms);
      await world.advance(ms);
    },
    /** The calls that reached the API, without those that made tokens. */
    calls: () => emulator.requests.filter(({ path }) => !isTokenPath(path)),
  };
}

/** Ids of the accounts on all pages. */
export async function listIds(client: PipedreamClient, request?: AccountsListRequest): Promise<string[]> {
  const ids: string[] = [];
  for await (const account of await client.accounts.list(request)) ids.push(account.id);
  return ids;
}

function isTokenPath(path: string): boolean {
  return path === "/v1/oauth/token" || path.endsWith("/tokens");
}
