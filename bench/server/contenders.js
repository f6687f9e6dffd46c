/** Each takes the upstream's address and gives a route: a function from the page's Request to a Response. */
import { PipedreamClient } from "@pipedream/sdk/server";
import { createConnectClient, createConnectTokenHandler } from "react-connect-token/server";

const identity = {
  clientId: "client",
  clientSecret: "secret",
  projectId: "proj_1",
  projectEnvironment: "development",
};
const scope = "connect:accounts:read connect:accounts:write";
const userOf = (request) => /session=(\w+)/.exec(request.headers.get("cookie") ?? "")?.[1] ?? null;

export const contenders = {
  /** The call that every route has to make, with an access token at hand: what the others are measured against. */
  "the bare call to Pipedream": (url) => async () => {
    const response = await fetch(`${url}/v1/connect/proj_1/tokens`, {
      method: "POST",
      headers: {
        authorization: "Bearer token",
        "content-type": "application/json",
        "x-pd-environment": "development",
      },
      body: JSON.stringify({ external_user_id: "alice", scope, expires_in: 3600 }),
    });
    return Response.json(await response.json());
  },
  /** Written by hand, and careful: it knows who asks, compares the origin, and takes nothing from the body. */
  "@pipedream/sdk behind a hand-written route": (baseUrl) => {
    const client = new PipedreamClient({ ...identity, baseUrl });
    return async (request) => {
      const externalUserId = userOf(request);
      if (externalUserId === null) return Response.json({ error: "unauthenticated" }, { status: 401 });
      const origin = request.headers.get("origin");
      if (origin !== "https://app.example.com") return Response.json({ error: "forbidden" }, { status: 403 });
      await request.json();
      const token = await client.tokens.create({
        externalUserId,
        scope,
        expiresIn: 3600,
        allowedOrigins: [origin],
      });
      return Response.json(token, { headers: { "cache-control": "no-store" } });
    };
  },
  "createConnectTokenHandler with our client": (baseUrl) =>
    createConnectTokenHandler({
      client: createConnectClient({ ...identity, baseUrl }),
      authenticate: userOf,
      scope,
      expiresIn: 3600,
    }),
  "createConnectTokenHandler with @pipedream/sdk": (baseUrl) => {
    const client = new PipedreamClient({ ...identity, baseUrl });
    return createConnectTokenHandler({
      createToken: (o) => client.tokens.create(o),
      authenticate: userOf,
      scope,
      expiresIn: 3600,
    });
  },
};

/** What the page sends. */
export const pageRequest = () =>
  new Request("https://app.example.com/api/connect-token", {
    method: "POST",
    headers: {
      cookie: "session=alice",
      origin: "https://app.example.com",
      "sec-fetch-site": "same-origin",
      "content-type": "application/json",
    },
    body: '{"external_user_id":"alice"}',
  });
