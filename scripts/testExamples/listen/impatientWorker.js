/** The Cloudflare Worker of the examples, with a client that waits a second. */
import { env } from "cloudflare:workers";
import { createConnectClient, createConnectTokenHandler } from "react-connect-token/server";

const { CLIENT_ID: clientId, CLIENT_SECRET: clientSecret, PROJECT_ID: projectId, BASE_URL: baseUrl } = env;
const projectEnvironment = "development";

const handler = createConnectTokenHandler({
  client: createConnectClient({
    clientId,
    clientSecret,
    projectId,
    projectEnvironment,
    baseUrl,
    timeout: 1_000,
  }),
  scope: "connect:accounts:read",
  authenticate: () => "alice",
});

export default { fetch: (request) => handler(request) };
