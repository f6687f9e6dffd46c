import { ConnectTokenProvider, RequireScope } from "react-connect-token";
import { fetchConnectToken } from "../fetchConnectToken";
import { TokenStatus } from "../TokenStatus";

/** HTML as a cache keeps it: the token in it ended long ago. */
const lapsed = {
  token: "ctok_lapsed",
  expires_at: "2026-01-01T00:00:00Z",
  scope: "connect:accounts:read",
  external_user_id: "alice",
};

export default function Cached() {
  return (
    <ConnectTokenProvider externalUserId="alice" tokenCallback={fetchConnectToken} initialToken={lapsed}>
      <TokenStatus />
      <RequireScope scope="connect:accounts:read" fallback="denied">
        <input aria-label="Note" />
      </RequireScope>
    </ConnectTokenProvider>
  );
}
