import { connection } from "next/server";
import { Suspense } from "react";
import { ConnectTokenProvider } from "react-connect-token";
import { client, scope } from "../connect";
import { fetchConnectToken } from "../fetchConnectToken";
import { TokenStatus } from "../TokenStatus";

/** The provider straight from a Server Component: the action and the promise of a token are its props as they are. */
export default function Streamed() {
  return (
    <Suspense>
      <OfAlice />
    </Suspense>
  );
}

async function OfAlice() {
  await connection();
  const allowedOrigins = [process.env.APP_ORIGIN ?? ""];
  return (
    <ConnectTokenProvider
      externalUserId="alice"
      tokenCallback={fetchConnectToken}
      initialToken={client.createConnectToken({ externalUserId: "alice", scope, allowedOrigins })}
      baseUrl={process.env.PIPEDREAM_BASE_URL}
    >
      <TokenStatus />
    </ConnectTokenProvider>
  );
}
