import { type ConnectClient, createConnectClient } from "react-connect-token/server";
import type { ConnectEmulator } from "react-connect-token/testing";
import type { Settings } from "./readSettings.js";
import { startEmulator } from "./startEmulator.js";

/** Whom the demo talks to. */
export interface Backend {
  readonly baseUrl: string;
  readonly projectEnvironment: "development" | "production";
  readonly client: ConnectClient;
  /** `null` where it is Pipedream itself. */
  readonly emulator: ConnectEmulator | null;
}

/** A token may not hold what its maker lacks, so this is as wide as the widest Connect token. */
const scope = "connect:*";

export async function createBackend(settings: Exclude<Settings, { kind: "wrong" }>): Promise<Backend> {
  if (settings.kind === "pipedream") {
    const { clientId, clientSecret, projectId, projectEnvironment } = settings;
    const client = createConnectClient({ clientId, clientSecret, projectId, projectEnvironment, scope });
    return { baseUrl: "https://api.pipedream.com", projectEnvironment, client, emulator: null };
  }
  const { emulator, url } = await startEmulator();
  const { clientId, clientSecret, projectId, projectEnvironment } = emulator;
  const client = createConnectClient({
    clientId,
    clientSecret,
    projectId,
    projectEnvironment,
    scope,
    baseUrl: url,
  });
  return { baseUrl: url, projectEnvironment, client, emulator };
}
