import { type Context, Hono } from "hono";
import { getCookie } from "hono/cookie";
import { createConnectClient, createConnectTokenHandler } from "react-connect-token/server";
import { settings } from "../settings.js"; // where the client's id and secret come from

const handler = createConnectTokenHandler({
  client: createConnectClient(settings),
  scope: "connect:accounts:read connect:accounts:write",
  authenticate: (_, c: Context) => getCookie(c, "session") ?? null, // in place of your own session
});

export const app = new Hono();
app.all("/api/connect-token", (c) => handler(c.req.raw, c));
