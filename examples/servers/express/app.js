import { getRequestListener } from "@hono/node-server";
import express from "express";
import { createConnectClient, createConnectTokenHandler } from "react-connect-token/server";
import { settings } from "../settings.js"; // where the client's id and secret come from

const handler = createConnectTokenHandler({
  client: createConnectClient(settings),
  scope: "connect:accounts:read connect:accounts:write",
  authenticate: (request) => /session=(\w+)/.exec(request.headers.get("cookie") ?? "")?.[1] ?? null, // your own session
});
const listener = getRequestListener((request, { incoming }) => handler(request, incoming));

export const app = express();
app.all("/api/connect-token", listener);
