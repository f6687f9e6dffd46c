import { createConnectTokenHandler } from "react-connect-token/server";
import { auth } from "../../auth";
import { client } from "../../client";

export const POST = createConnectTokenHandler({
  client,
  scope: "connect:accounts:read connect:accounts:write",
  authenticate: async () => (await auth())?.user.id ?? null,
});
