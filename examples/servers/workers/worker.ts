import { env } from "cloudflare:workers";
import { createConnectClient, createConnectTokenHandler } from "react-connect-token/server";

const { CLIENT_ID: clientId, CLIENT_SECRET: clientSecret, PROJECT_ID: projectId, BASE_URL: baseUrl } = env;
const projectEnvironment = "development";

const handler = createConnectTokenHandler({
  client: createConnectClient({ clientId, clientSecret, projectId, projectEnvironment, baseUrl }),
  scope: "connect:accounts:read connect:accounts:write",
  authenticate: ({ headers }) => /session=(\w+)/.exec(headers.get("cookie") ?? "")?.[1] ?? null, // your own
});

export default { fetch: (request: Request) => handler(request) };
