import { type ConnectClient, createConnectTokenHandler } from "react-connect-token/server";
import { type Faults, shortLifeSeconds } from "./Faults.js";
import { readSession } from "./sessionCookie.js";

/** What a page of this product may be granted at most. */
export const grantable = ["connect:accounts:read", "connect:accounts:write", "connect:actions:*"];

/** `POST /api/connect-token`: what the page's `tokenCallback` asks. */
export function connectTokenRoute(options: {
  readonly client: ConnectClient;
  readonly address: string;
  readonly tokenSeconds: number;
  readonly faults: Faults;
}) {
  const { client, address, tokenSeconds, faults } = options;
  const route = createConnectTokenHandler({
    client,
    scope: grantable,
    expiresIn: Math.max(tokenSeconds, shortLifeSeconds),
    allowedOrigins: [address],
    authenticate: async (request) => {
      const session = await readSession(request);
      if (session === null) return null;
      return faults.forUser(session, { externalUserId: session.user.id, expiresIn: tokenSeconds });
    },
  });
  // Yours is the `route` alone: what goes wrong here is what the "break it" panel asked for.
  return async (request: Request) => (await faults.meet(request)) ?? route(request);
}
