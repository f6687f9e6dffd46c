const { getRequestListener } = require("@hono/node-server");
const express = require("express");
const { createConnectClient, createConnectTokenHandler } = require("react-connect-token/server");
const { settings } = require("../settings.js"); // where the client's id and secret come from

const handler = createConnectTokenHandler({
  client: createConnectClient(settings),
  scope: "connect:accounts:read connect:accounts:write",
  authenticate: (_, req) => /session=(\w+)/.exec(req.headers.cookie ?? "")?.[1] ?? null, // your own session
});
const listener = getRequestListener((request, { incoming }) => handler(request, incoming));
exports.app = express().use(express.json()).all("/api/connect-token", listener);
