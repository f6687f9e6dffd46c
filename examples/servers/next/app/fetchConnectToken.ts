"use server";
import { headers } from "next/headers";
import { createConnectTokenAction } from "react-connect-token/server";
import { auth } from "./auth";
import { client } from "./client";

export const fetchConnectToken = createConnectTokenAction({
  client,
  headers,
  scope: "connect:accounts:read connect:accounts:write",
  authenticate: async () => (await auth())?.user.id ?? null,
});
