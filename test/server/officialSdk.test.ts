import { PipedreamClient } from "@pipedream/sdk";
import { createConnectClient, createConnectTokenHandler } from "react-connect-token/server";
import { type ConnectEmulator, createConnectEmulator } from "react-connect-token/testing";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { outcome, ownPage, requestOf } from "./tokenRoute.js";

const baseUrl = "https://emulator.test";
let emulator: ConnectEmulator;

beforeEach(() => {
  emulator = createConnectEmulator();
  // The official SDK takes no fetch of its own; it wraps the global one when it is constructed.
  vi.stubGlobal("fetch", (input: string | URL | Request, init?: RequestInit) =>
    emulator.fetch(new Request(input, init)),
  );
});
afterEach(() => {
  vi.unstubAllGlobals();
});

function ourClient(options: { scope?: string } = {}) {
  return createConnectClient({
    clientId: emulator.clientId,
    clientSecret: emulator.clientSecret,
    projectId: emulator.projectId,
    projectEnvironment: emulator.projectEnvironment,
    baseUrl,
    fetch: (input, init) => emulator.fetch(new Request(input, init)),
    ...options,
  });
}

function officialClient() {
  return new PipedreamClient({
    clientId: emulator.clientId,
    clientSecret: emulator.clientSecret,
    projectId: emulator.projectId,
    projectEnvironment: emulator.projectEnvironment,
    baseUrl,
  });
}

it("carries a scope in Pipedream's first sample, by the tokenProvider of ours", async () => {
  const account = emulator.connectAccount({ externalUserId: "user-123", app: "slack" });
  const { tokenProvider } = ourClient({ scope: "connect:accounts:read connect:accounts:write" });

  const client = new PipedreamClient({
    projectEnvironment: emulator.projectEnvironment,
    projectId: emulator.projectId,
    baseUrl,
    tokenProvider,
  });
  const found = await client.accounts.retrieve(account.id);

  expect(found.id).toBe(account.id);
  const scopes = emulator.requests.filter(({ path }) => path === "/v1/oauth/token").map(({ scope }) => scope);
  expect(scopes).toEqual(["connect:accounts:read connect:accounts:write"]);
  await expect(client.tokens.create({ externalUserId: "user-123" })).rejects.toMatchObject({
    statusCode: 403,
  });
});

it("makes a token as in Pipedream's third sample", async () => {
  const client = ourClient();

  const { token, expires_at } = await client.createConnectToken({
    externalUserId: "user-123",
    // Optional: customize TTL (defaults to 4 hours)
    expiresIn: 3600, // 1 hour
    // Optional: restrict scopes (defaults to "connect:*")
    scope: "connect:accounts:read connect:accounts:write",
  });

  expect(token).toMatch(/^ctok_[0-9a-f]{32}$/);
  expect((Date.parse(expires_at) - emulator.now().getTime()) / 1_000).toBeCloseTo(3600, -1);
});

it("makes one that lives four hours when expiresIn is left out", async () => {
  const { token, expires_in } = await ourClient().createConnectToken({ externalUserId: "user-123" });
  expect(expires_in).toBe(14_400);
  const list = () =>
    emulator.fetch(
      new Request(`${baseUrl}/v1/connect/accounts`, { headers: { authorization: `Bearer ${token}` } }),
    );
  emulator.advance(14_395_000);
  expect((await list()).status).toBe(200);
  emulator.advance(6_000);
  expect((await list()).status).toBe(401);
});

it("gives the life by Pipedream's clock when that is hours away from this server's", async () => {
  emulator = createConnectEmulator({ clockSkewMs: 7_200_000 });
  const token = await ourClient().createConnectToken({ externalUserId: "user-123", expiresIn: 600 });
  expect(token.expires_in).toBeGreaterThan(590);
  expect(token.expires_in).toBeLessThanOrEqual(600);
});

it("validates a token, and one that was revoked", async () => {
  const client = ourClient();
  const { token } = await client.createConnectToken({ externalUserId: "user-123" });
  expect(await client.validateConnectToken(token, { appId: "slack" })).toMatchObject({
    success: true,
    projectId: emulator.projectId,
  });
  emulator.revokeToken(token);
  expect(await client.validateConnectToken(token, { appId: "slack" })).toMatchObject({ success: false });
});

it.each([401, 404] as const)("validates a dead token that comes with %d", async (validateFailureStatus) => {
  emulator = createConnectEmulator({ validateFailureStatus });
  const dead = `ctok_${"0".repeat(32)}`;
  expect(await ourClient().validateConnectToken(dead, { appId: "slack" })).toMatchObject({ success: false });
});

it("goes on after a rotation that revokes what was issued, with a secret that is a function", async () => {
  emulator = createConnectEmulator({ revokeIssuedTokensOnRotate: true });
  const client = createConnectClient({
    clientId: emulator.clientId,
    clientSecret: () => emulator.clientSecret,
    projectId: emulator.projectId,
    projectEnvironment: emulator.projectEnvironment,
    fetch: (input, init) => emulator.fetch(new Request(input, init)),
  });
  await client.createConnectToken({ externalUserId: "user-123" });
  emulator.rotateClientSecret();
  await expect(client.createConnectToken({ externalUserId: "user-123" })).resolves.toBeDefined();
});

it("says invalid_client after a rotation that nobody told it of", async () => {
  const client = ourClient();
  emulator.rotateClientSecret();
  await expect(client.getAccessToken()).rejects.toMatchObject({ code: "invalid_client" });
});

it("makes the route's tokens with the official SDK as it is", async () => {
  const client = officialClient();
  const POST = createConnectTokenHandler({
    createToken: (o) => client.tokens.create(o),
    authenticate: () => "alice",
    scope: "connect:accounts:read",
    expiresIn: 600,
  });
  const response = await POST(requestOf({ headers: ownPage }));
  expect(response.status).toBe(200);
  const answer = await response.json();
  expect(answer).toEqual({
    token: expect.stringMatching(/^ctok_/),
    expires_at: expect.stringMatching(/Z$/),
    expires_in: expect.any(Number),
    scope: "connect:accounts:read",
    connect_link_url: expect.stringContaining("connect.html"),
    external_user_id: "alice",
  });
  expect(answer.expires_in).toBeGreaterThan(590);
  // The page that asked may use it, and only there.
  const list = (origin: string) =>
    emulator.fetch(
      new Request(`${baseUrl}/v1/connect/accounts`, {
        headers: { authorization: `Bearer ${answer.token}`, origin },
      }),
    );
  expect((await list("https://app.example.com")).status).toBe(200);
  expect((await list("https://evil.example")).status).toBe(403);
});

it.each([
  [502, "api_rejected", { status: 400 }],
  [502, "api_rejected", { status: 403 }],
  [502, "api_unavailable", { networkError: true }],
  [502, "api_unavailable", { status: 200, body: "<!doctype html>" }],
  [502, "api_unavailable", { status: 200, body: { error: "Throttled" } }],
])("answers %d %s when the official SDK fails by %j", async (status, code, fault) => {
  const client = officialClient();
  const errors: unknown[] = [];
  const POST = createConnectTokenHandler({
    createToken: (o) => client.tokens.create(o, { maxRetries: 0 }),
    authenticate: () => "alice",
    scope: "connect:accounts:read",
    onError: (error) => errors.push(error),
  });
  emulator.fail({ path: "/tokens", ...fault });
  expect(await outcome(await POST(requestOf({ headers: ownPage })))).toEqual([status, code]);
  expect(errors).toHaveLength(1);
});

it("passes on what Pipedream asks to wait when the official SDK is throttled", async () => {
  const client = officialClient();
  const POST = createConnectTokenHandler({
    createToken: (o) => client.tokens.create(o, { maxRetries: 0 }),
    authenticate: () => "alice",
    scope: "connect:accounts:read",
  });
  emulator.fail({ path: "/tokens", status: 429, headers: { "retry-after": "17" } });
  const response = await POST(requestOf({ headers: ownPage }));
  expect([response.status, response.headers.get("retry-after")]).toEqual([429, "17"]);
});
