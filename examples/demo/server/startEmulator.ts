import { createConnectEmulator } from "react-connect-token/testing";
import { serveEmulator } from "react-connect-token/testing/node";

/** An emulated Pipedream on a port of its own, with a few accounts connected. */
export async function startEmulator() {
  const emulator = createConnectEmulator({
    accounts: [
      { externalUserId: "alice", app: "slack", name: "Wonderland team" },
      { externalUserId: "alice", app: "github", name: "alice-liddell" },
      { externalUserId: "alice", app: "google_calendar", name: "alice@wonderland.example" },
      { externalUserId: "bob", app: "slack", name: "Builders' yard" },
      { externalUserId: "bob", app: "notion", name: "Bob's plans" },
    ],
  });
  const { url } = await serveEmulator(emulator);
  return { emulator, url };
}
