/** An emulated Pipedream, on the port that `.env` names, with an account of alice's and one of bob's. */
import { createConnectEmulator } from "react-connect-token/testing";
import { serveEmulator } from "react-connect-token/testing/node";

const emulator = createConnectEmulator({
  accounts: [
    { externalUserId: "alice", app: "slack", name: "alice on Slack" },
    { externalUserId: "bob", app: "github", name: "bob on GitHub" },
  ],
});
const { url } = await serveEmulator(emulator, { port: 4010 });
console.log(`An emulated Pipedream listens on ${url}`);
