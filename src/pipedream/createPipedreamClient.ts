import { createFrontendClient, type PipedreamClient, type PipedreamClientOpts } from "@pipedream/sdk/browser";
import type { ConnectTokenSession } from "../session/ConnectTokenSession.js";
import { connectAccount } from "./connectAccount.js";
import type { OpenClient } from "./guardCall.js";
import { guardMembers } from "./guardMembers.js";
import { guardResource } from "./guardResource.js";
import { createLoan } from "./Loan.js";

/** How {@link createPipedreamClient} differs from its session. */
export interface PipedreamClientOptions {
  /** Where the API is. Default: the session's. */
  readonly baseUrl?: string | undefined;
  /** Sent as `x-pd-environment`. Default: the session's. */
  readonly projectEnvironment?: "production" | "development" | undefined;
  /** Sent with every call. */
  readonly headers?: PipedreamClientOpts["headers"] | undefined;
}

/**
 * The official browser client (`@pipedream/sdk`, which has to be installed beside this package) on a session: every
 * call takes the session's token, so it is fetched once, never close to its end, and never stuck on an earlier failure;
 * a call that met a 401 is repeated once with a new token, later pages too. `connectAccount` without a token
 * takes one for that flow alone. A 403 that names a missing scope denies the gates of that scope until the next token.
 *
 * Each call is made by a fresh `createFrontendClient`, because a client of the SDK is dead once its token callback has
 * rejected, and because then the token of a call is known, and exactly that one is invalidated on a 401.
 * What the SDK repeats by itself (408, 429, 5xx) is left to it.
 *
 * @throws its calls: the SDK's errors unchanged, and `ConnectTokenError` when there is no token (`signed_out`,
 * `callback_unauthorized`, … as `session.getToken()`) or when the user has changed meanwhile (`disposed`)
 * @example
 * const client = createPipedreamClient(session);
 * for await (const account of await client.accounts.list()) console.log(account.name);
 */
export function createPipedreamClient(
  session: ConnectTokenSession,
  { baseUrl = session.baseUrl, projectEnvironment, headers }: PipedreamClientOptions = {},
): PipedreamClient {
  const environment = projectEnvironment ?? session.projectEnvironment;
  const open: OpenClient = (loan) =>
    createFrontendClient({
      // The SDK refuses to be without a user, and only hands the name back to the callback.
      externalUserId: session.externalUserId || "signed-out",
      // A date in the past: the holder asks each time instead of keeping the token.
      tokenCallback: async () => ({ token: await loan.lend(), expiresAt: new Date(0), connectLinkUrl: "" }),
      baseUrl,
      ...(environment !== undefined && { projectEnvironment: environment }),
      ...(headers !== undefined && { headers }),
    });

  const shape = open(createLoan(session, undefined));
  const resources = new Map<string, unknown>();
  return guardMembers(shape, (read, key) => {
    if (key === "externalUserId") return session.externalUserId ?? undefined;
    if (key === "rawAccessToken") return session.getToken();
    if (key === "connectAccount") {
      return (options: Parameters<PipedreamClient["connectAccount"]>[0]) =>
        connectAccount(session, shape, options);
    }
    const value = read();
    if (typeof value !== "object" || value === null) return value;
    const resource = resources.get(key) ?? guardResource(session, open, key, value);
    resources.set(key, resource);
    return resource;
  });
}
