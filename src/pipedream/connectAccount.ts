import type { PipedreamClient, StartConnectOpts } from "@pipedream/sdk/browser";
import type { ConnectTokenSession } from "../session/ConnectTokenSession.js";

/**
 * The SDK's connect flow on a token of its own: connecting an account uses the token up, and the shared one shall
 * live on. As with the SDK a failure is told to `onError`; without one it is thrown rather than lost.
 */
export async function connectAccount(
  session: ConnectTokenSession,
  client: PipedreamClient,
  options: StartConnectOpts,
): Promise<void> {
  const token = options.token || (await takeToken(session, options));
  if (token !== undefined) await client.connectAccount({ ...options, token });
}

async function takeToken(
  session: ConnectTokenSession,
  { app, onError }: StartConnectOpts,
): Promise<string | undefined> {
  try {
    return (await session.getSingleUseToken({ app })).token;
  } catch (error) {
    if (onError === undefined || !(error instanceof Error)) throw error;
    onError(error);
    return undefined;
  }
}
