import { PipedreamClient } from "@pipedream/sdk";
import { createFrontendClient } from "@pipedream/sdk/browser";
import type { EmulatorOptions } from "react-connect-token/testing";
import { vi } from "vitest";
import { servedEmulator } from "../node/servedEmulator.js";

/** The official SDK's two clients, unmodified, against an emulator on a port. */
export async function officialClients(options?: EmulatorOptions, externalUserId = "alice") {
  for (const name of Object.keys(process.env)) if (name.startsWith("PIPEDREAM_")) vi.stubEnv(name, undefined);
  const { emulator, url } = await servedEmulator(options);
  const { clientId, clientSecret, projectId, projectEnvironment } = emulator;
  const server = new PipedreamClient({ clientId, clientSecret, projectId, projectEnvironment, baseUrl: url });
  const made: string[] = [];
  const browser = createFrontendClient({
    externalUserId,
    baseUrl: url,
    tokenCallback: async (options) => {
      const created = await server.tokens.create(options);
      made.push(created.token);
      return created;
    },
  });
  return { emulator, url, server, browser, made };
}
