import { createConnectTokenHandler } from "react-connect-token/server";

/** What the README's hints for other servers call `handler`: it answers whom the request's header names. */
export const handler = createConnectTokenHandler({
  scope: "connect:accounts:read",
  authenticate: (request) => request.headers.get("x-user"),
  createToken: async () => ({
    token: "ctok_0123456789abcdef0123456789abcdef",
    expires_at: new Date(Date.now() + 3_600_000).toISOString(),
  }),
});
