import { createConnectClient } from "react-connect-token/server";

export const client = createConnectClient({
  clientId: "client",
  clientSecret: "secret",
  projectId: "proj_1",
  projectEnvironment: "development",
});
