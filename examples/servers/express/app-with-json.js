import { getRequestListener } from "@hono/node-server";
import express from "express";
import { createConnectClient, createConnectTokenHandler } from "react-connect-token/server";
import { settings } from "../settings.js"; // where the client's id and secret come from

const handler = createConnectTokenHandler({
  client: createConnectClient(settings),
  scope: "connect:accounts:read connect:accounts:write",
  authenticate: (_, req) => /session=(\w+)/.exec(req.headers.cookie ?? "")?.[1] ?? null, // your own session
});
export const app = express();
app.use(express.json()); // the body is read here, and found as the second argument's `body`
const listener = getRequestListener((request, { incoming: req }) => handler(request, req));
app.all("/api/connect-token", listener);
