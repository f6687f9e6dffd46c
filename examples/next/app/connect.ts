import { createConnectClient } from "react-connect-token/server";

export const client = createConnectClient({
  clientId: process.env.PIPEDREAM_CLIENT_ID,
  clientSecret: process.env.PIPEDREAM_CLIENT_SECRET,
  projectId: process.env.PIPEDREAM_PROJECT_ID,
  projectEnvironment: "development",
  baseUrl: process.env.PIPEDREAM_BASE_URL || undefined, // left out: Pipedream itself
});

/** The most that a token of this app may hold. */
export const scope = "connect:accounts:read connect:actions:*";
