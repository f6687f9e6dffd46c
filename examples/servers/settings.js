/** Where Pipedream is, and who this server is to it. A `baseUrl` that is left out is Pipedream itself. */
export const settings = {
  clientId: process.env.PIPEDREAM_CLIENT_ID,
  clientSecret: process.env.PIPEDREAM_CLIENT_SECRET,
  projectId: process.env.PIPEDREAM_PROJECT_ID,
  projectEnvironment: "development",
  baseUrl: process.env.PIPEDREAM_BASE_URL,
};
