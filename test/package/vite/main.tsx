import { ConnectTokenProvider, RequireScope, useScopes } from "react-connect-token";
import { createConnectTokenSession } from "react-connect-token/core";
import { createPipedreamClient } from "react-connect-token/pipedream";
import { createRoot } from "react-dom/client";

const session = createConnectTokenSession({
  externalUserId: "alice",
  tokenCallback: async () => ({
    token: "ctok_0123456789abcdef0123456789abcdef",
    expires_at: new Date(Date.now() + 3_600_000),
    expires_in: 3_600,
    scope: "connect:accounts:read",
  }),
});
const client = createPipedreamClient(session);

function Scopes() {
  return (
    <p>
      {client.externalUserId} may {useScopes().join(" ")}
    </p>
  );
}

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no element #root");
createRoot(root).render(
  <ConnectTokenProvider session={session}>
    <RequireScope scope="connect:accounts:read" pending="One moment…">
      <Scopes />
    </RequireScope>
  </ConnectTokenProvider>,
);
