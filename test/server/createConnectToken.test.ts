import { expect, it } from "vitest";
import { expectConsole } from "../setup/noise.js";
import { createdToken, echo, fakePipedream, json, secrets } from "./fakePipedream.js";
import { givenTime } from "./givenTime.js";

it("answers what Pipedream does, and the life and the scope that it leaves out", async () => {
  const pipedream = fakePipedream();
  const token = await pipedream.client().createConnectToken({
    externalUserId: "user-123",
    expiresIn: 3600,
    scope: "connect:accounts:read  connect:accounts:write",
  });
  expect(token).toEqual({
    token: secrets.connectToken,
    expires_at: "2026-01-01T01:00:00.000+00:00",
    expires_in: 3600,
    scope: "connect:accounts:read connect:accounts:write",
    connect_link_url: expect.stringContaining("connect.html"),
    external_user_id: "user-123",
  });
});

it.each([20, 1_000])("makes one OAuth request for %d calls at once on a cold client", async (calls) => {
  const pipedream = fakePipedream();
  const client = pipedream.client();
  const made = await Promise.all(
    Array.from({ length: calls }, (_, user) => client.createConnectToken({ externalUserId: `user-${user}` })),
  );
  expect(made.map((token) => token.external_user_id)).toEqual(
    Array.from({ length: calls }, (_, user) => `user-${user}`),
  );
  expect(pipedream.oauthRequests).toHaveLength(1);
  expect(pipedream.apiRequests).toHaveLength(calls);
});

it("sends Pipedream's wire with the access token and the environment", async () => {
  const pipedream = fakePipedream();
  await pipedream.client().createConnectToken({
    externalUserId: "user-123",
    expiresIn: 60,
    scope: ["connect:proxy"],
    allowedOrigins: ["https://app.example.com/", "https://app.example.com", "capacitor://localhost"],
    successRedirectUri: "https://app.example.com/done",
    errorRedirectUri: "myapp://failed",
    webhookUri: "https://app.example.com/hook",
    allowProgressiveScopes: true,
    appId: "slack",
    oauthAppId: "oa_1",
  });
  const [request] = pipedream.apiRequests;
  expect(request).toMatchObject({ method: "POST", path: "/v1/connect/proj_1/tokens", redirect: "manual" });
  expect(request?.headers.get("authorization")).toBe(`Bearer ${secrets.accessToken}`);
  expect(request?.headers.get("x-pd-environment")).toBe("development");
  expect(request?.body).toEqual({
    external_user_id: "user-123",
    expires_in: 60,
    scope: "connect:proxy",
    allowed_origins: ["https://app.example.com", "capacitor://localhost"],
    success_redirect_uri: "https://app.example.com/done",
    error_redirect_uri: "myapp://failed",
    webhook_uri: "https://app.example.com/hook",
    allow_progressive_scopes: true,
    app_id: "slack",
    oauth_app_id: "oa_1",
  });
});

it("sends nothing but the user when nothing else is asked, for four hours of everything", async () => {
  const pipedream = fakePipedream();
  const token = await pipedream.client().createConnectToken({ externalUserId: "user-123" });
  expect(pipedream.apiRequests[0]?.body).toEqual({ external_user_id: "user-123" });
  expect(token).toMatchObject({ expires_in: 14_400, scope: "connect:*" });
});

it.each([
  ["externalUserId", ""],
  ["externalUserId", "   "],
  ["externalUserId", "x".repeat(251)],
  ["externalUserId", "a\r\nX-Evil: 1"],
  ["externalUserId", "a\u0000"],
  ["externalUserId", "a\ud800"],
  ["externalUserId", 7],
  ["externalUserId", undefined],
  ["expiresIn", 0],
  ["expiresIn", -1],
  ["expiresIn", 14_401],
  ["expiresIn", 1.5],
  ["expiresIn", "60"],
  ["expiresIn", Number.NaN],
  ["scope", ""],
  ["scope", []],
  ["scope", null],
  ["allowedOrigins", ["https://app.example.com/path"]],
  ["allowedOrigins", ["https://*.example.com"]],
  ["allowedOrigins", ["app.example.com"]],
  ["allowedOrigins", "https://app.example.com"],
  ["successRedirectUri", "/done"],
  ["successRedirectUri", "javascript:alert(1)"],
  ["errorRedirectUri", "data:text/html,x"],
  ["webhookUri", "ftp://app.example.com"],
])("refuses %s %j before anything is sent", async (option, value) => {
  const pipedream = fakePipedream();
  const options = { externalUserId: "user-123", [option]: value };
  await expect(pipedream.client().createConnectToken(options)).rejects.toMatchObject({
    code: "invalid_options",
    message: expect.stringContaining(option),
  });
  expect(pipedream.arrived).toHaveLength(0);
});

it.each([
  "*",
  "connect:proxy *",
  "connect:",
  "Connect:proxy",
  "connect:*:read",
  "connect:proxy,connect:users:read",
])("refuses the scope %j before anything is sent", async (scope) => {
  const pipedream = fakePipedream();
  const refused = pipedream.client().createConnectToken({ externalUserId: "user-123", scope });
  await expect(refused).rejects.toMatchObject({ code: "invalid_scope" });
  expect(pipedream.arrived).toHaveLength(0);
});

it("takes the bounds themselves", async () => {
  const client = fakePipedream().client();
  const longest = "😀".repeat(250);
  await expect(client.createConnectToken({ externalUserId: longest, expiresIn: 1 })).resolves.toBeDefined();
  await expect(client.createConnectToken({ externalUserId: "u", expiresIn: 14_400 })).resolves.toBeDefined();
});

it("warns once of an unknown scope, with the nearest name, and asks for it all the same", async () => {
  const lines: string[] = [];
  const pipedream = fakePipedream();
  const client = pipedream.client({ onWarning: (line) => lines.push(line) });
  await client.createConnectToken({ externalUserId: "u", scope: "connect:acounts:read" });
  await client.createConnectToken({ externalUserId: "u", scope: "connect:acounts:read" });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^react-connect-token: unknown_scope: .*Did you mean "connect:accounts:read"\?/);
  expect(pipedream.apiRequests[0]?.body.scope).toBe("connect:acounts:read");
});

it("warns on the console where nobody else listens", async () => {
  expectConsole(/^react-connect-token: unknown_scope/);
  await fakePipedream().client().createConnectToken({ externalUserId: "u", scope: "connect:unheard" });
});

it("is not harmed by a listener for warnings that throws", async () => {
  const client = fakePipedream().client({
    onWarning: () => {
      throw new Error("the logger is broken");
    },
  });
  await expect(
    client.createConnectToken({ externalUserId: "u", scope: "connect:unheard" }),
  ).resolves.toBeDefined();
});

it("says nothing of a scope that a known wildcard covers", async () => {
  await fakePipedream().client().createConnectToken({ externalUserId: "u", scope: "connect:actions:run" });
});

it.each(["2026-01-01T05:00:00Z", "2025-12-31T00:00:00Z"])(
  "counts what is left by Pipedream's clock when this server's says %s",
  async (wall) => {
    const pipedream = fakePipedream();
    pipedream.time.setWall(wall);
    const token = await pipedream.client().createConnectToken({ externalUserId: "u", expiresIn: 600 });
    expect(token.expires_in).toBe(600);
  },
);

it("takes the time since off where Pipedream does not say what time it is", async () => {
  const time = givenTime();
  const api = () => {
    time.advance(2_500);
    return json({ token: secrets.connectToken, expires_at: "2026-01-01T01:00:00Z" });
  };
  const client = fakePipedream({ api }, time).client();
  const token = await client.createConnectToken({ externalUserId: "u", expiresIn: 600 });
  expect(token.expires_in).toBe(597);
});

it("believes Pipedream when the token lives shorter than was asked", async () => {
  const time = givenTime();
  const pipedream = fakePipedream(
    { api: () => createdToken({ body: { expires_in: 60 } }, time.environment.clock().wall) },
    time,
  );
  const token = await pipedream.client().createConnectToken({ externalUserId: "u", expiresIn: 600 });
  expect(token.expires_in).toBe(60);
});

it("drops an access token that the API refuses, and tries once more with a new one", async () => {
  let count = 0;
  const pipedream = fakePipedream({
    oauth: () => json({ access_token: `access-${++count}`, expires_in: 3600 }),
    api: (request) =>
      request.headers.get("authorization") === "Bearer access-2" ? createdToken(request, 0) : echo(401),
  });
  await expect(pipedream.client().createConnectToken({ externalUserId: "u" })).resolves.toBeDefined();
  expect(pipedream.oauthRequests).toHaveLength(2);
  expect(pipedream.apiRequests).toHaveLength(2);
});

it("makes one new access token when a hundred calls are refused with the same one", async () => {
  let count = 0;
  const pipedream = fakePipedream({
    oauth: () => json({ access_token: `access-${++count}`, expires_in: 3600 }),
    api: (request) =>
      request.headers.get("authorization") === "Bearer access-1" ? echo(401) : createdToken(request, 0),
  });
  const client = pipedream.client();
  await Promise.all(Array.from({ length: 100 }, () => client.createConnectToken({ externalUserId: "u" })));
  expect(pipedream.oauthRequests).toHaveLength(2);
});

it("keeps the new access token when an old one is refused late", async () => {
  let count = 0;
  let refuse = () => {};
  const refused = new Promise<void>((resolve) => {
    refuse = resolve;
  });
  const pipedream = fakePipedream({
    oauth: () => json({ access_token: `access-${++count}`, expires_in: 3600 }),
    api: async (request) => {
      if (request.headers.get("authorization") !== "Bearer access-1") return createdToken(request, 0);
      if (request.body.external_user_id === "late") await refused;
      return echo(401);
    },
  });
  const client = pipedream.client();
  const late = client.createConnectToken({ externalUserId: "late" });
  await pipedream.time.rest();
  await client.createConnectToken({ externalUserId: "early" });
  refuse();
  await late;
  expect(pipedream.oauthRequests).toHaveLength(2);
});

it("gives up after the second refusal", async () => {
  const pipedream = fakePipedream({ api: () => echo(401) });
  await expect(pipedream.client().createConnectToken({ externalUserId: "u" })).rejects.toMatchObject({
    code: "api_rejected",
    retryable: false,
  });
  expect(pipedream.apiRequests).toHaveLength(2);
});

it("bounds the whole call, the access token's request included", async () => {
  const time = givenTime();
  const pipedream = fakePipedream(
    {
      oauth: () => {
        time.advance(6_000);
        return json({ access_token: "access", expires_in: 3600 });
      },
      api: () => new Promise<Response>(() => {}),
    },
    time,
  );
  const minted = pipedream.client().createConnectToken({ externalUserId: "u" });
  await expect(time.until(minted)).rejects.toMatchObject({ code: "api_timeout" });
  expect(time.passed).toBe(10_000);
  expect(time.timers).toBe(0);
});

it.each([
  ["an error", () => json({ error: "Throttled" })],
  [
    "a token beside an error",
    () => json({ error: "Throttled", token: "t", expires_at: "2026-01-01T01:00:00Z" }),
  ],
  ["no token", () => json({ expires_at: "2026-01-01T01:00:00Z" })],
  ["no end", () => json({ token: secrets.connectToken })],
  ["an end that is no date", () => json({ token: secrets.connectToken, expires_at: "tomorrow" })],
  ["a list", () => json([])],
])("takes a 200 with %s for no answer", async (_, api) => {
  const minted = fakePipedream({ api }).client().createConnectToken({ externalUserId: "u" });
  await expect(minted).rejects.toMatchObject({ code: "api_unavailable" });
});

it("believes an answer that names its scope", async () => {
  const api = () =>
    json({ token: secrets.connectToken, expires_at: "2026-01-01T01:00:00Z", scope: "connect:proxy" });
  const token = await fakePipedream({ api })
    .client()
    .createConnectToken({ externalUserId: "u", scope: "connect:proxy connect:users:read" });
  expect(token.scope).toBe("connect:proxy");
});
