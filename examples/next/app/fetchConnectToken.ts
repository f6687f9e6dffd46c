"use server";
import { headers } from "next/headers";
import { createConnectTokenAction } from "react-connect-token/server";
import { currentUser } from "./auth";
import { client, scope } from "./connect";

/** The provider's `tokenCallback`. Who is asking is read from the session here, never from what the browser says. */
export const fetchConnectToken = createConnectTokenAction({
  client,
  headers,
  scope,
  authenticate: currentUser,
});
