import { connection } from "next/server";
import { Suspense } from "react";
import { Accounts } from "./Accounts";
import { currentUser } from "./auth";
import { ConnectProvider } from "./ConnectProvider";
import { client, scope } from "./connect";
import { SignIn } from "./SignIn";
import { TokenStatus } from "./TokenStatus";

/** The heading is the same for everybody and is built once; what depends on the user is streamed into it. */
export default function Page() {
  return (
    <>
      <h1>Connected accounts</h1>
      <Suspense fallback={<p>One moment…</p>}>
        <OfUser />
      </Suspense>
    </>
  );
}

async function OfUser() {
  const user = await currentUser();
  return (
    <>
      <SignIn user={user} />
      {user !== null && (
        <Suspense fallback={<p>Fetching a token…</p>}>
          <ConnectProvider
            user={user}
            initialToken={firstToken(user)}
            baseUrl={process.env.PIPEDREAM_BASE_URL}
          >
            <TokenStatus />
            {/* The key: when the user changes, nothing of the one before is kept in its state. */}
            <Accounts key={user} projectId={process.env.PIPEDREAM_PROJECT_ID ?? ""} />
          </ConnectProvider>
        </Suspense>
      )}
    </>
  );
}

/** Not awaited: the page goes ahead and the token is streamed after it. Without one the browser asks for it itself. */
async function firstToken(user: string) {
  await connection(); // a token is for this request, and never part of what Next renders ahead
  try {
    const allowedOrigins = [process.env.APP_ORIGIN ?? "http://localhost:3000"];
    return await client.createConnectToken({ externalUserId: user, scope, allowedOrigins });
  } catch (error) {
    console.error(error);
    return undefined;
  }
}
