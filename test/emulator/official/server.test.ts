import { PipedreamClient, PipedreamError, TooManyRequestsError } from "@pipedream/sdk";
import { expect, it, onTestFinished, vi } from "vitest";
import { officialClients } from "./officialClients.js";

it("gets its access token by itself, makes a Connect token and validates it", async () => {
  const { server, emulator } = await officialClients();
  emulator.setTime(Date.UTC(2026, 0, 5, 8, 30));

  const created = await server.tokens.create({ externalUserId: "alice" });
  const validated = await server.tokens.validate(created.token, { appId: "slack" });

  expect(created.token).toMatch(/^ctok_[0-9a-f]{32}$/);
  expect(created.expiresAt.toISOString()).toMatch(/^2026-01-05T12:30:0/);
  expect(created.connectLinkUrl).toBe(
    `https://pipedream.com/_static/connect.html?token=${created.token}&connectLink=true`,
  );
  expect(validated).toMatchObject({ success: true, app: { nameSlug: "slack" } });
  expect(validated).toMatchObject({ projectId: "proj_emulator", projectEnvironment: "development" });
  expect(emulator.requests.map(({ path }) => path)).toEqual([
    "/v1/oauth/token",
    "/v1/connect/proj_emulator/tokens",
    "/v1/connect/tokens/[redacted]/validate",
  ]);
});

it("validates without naming an app", async () => {
  const { server } = await officialClients();
  const { token } = await server.tokens.create({ externalUserId: "alice" });
  expect(await server.tokens.validate(token)).toMatchObject({ success: true });
});

it("is told that a token is dead", async () => {
  const { server, emulator } = await officialClients();
  const { token } = await server.tokens.create({ externalUserId: "alice", expiresIn: 60 });
  emulator.advance(60_000);
  expect(await server.tokens.validate(token)).toMatchObject({ success: false, error: expect.any(String) });
});

it("passes 429 and succeeds", async () => {
  const { server, emulator } = await officialClients();
  emulator.fail({ path: "/tokens", status: 429, times: 2 });
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  onTestFinished(() => void vi.useRealTimers());

  const created = server.tokens.create({ externalUserId: "alice" });
  // The client waits a second or more between its attempts.
  await vi.waitFor(
    () => {
      vi.advanceTimersByTime(200);
      expect(emulator.minted).toBe(1);
    },
    { timeout: 15_000 },
  );
  await created;

  expect(emulator.requests.map(({ status }) => status)).toEqual([200, 429, 429, 200]);
});

it("is throttled with the documented error beyond 100 tokens a minute for one user", async () => {
  const { server } = await officialClients({ rateLimits: "documented" });
  for (let count = 0; count < 100; count++) await server.tokens.create({ externalUserId: "alice" });
  const beyond = server.tokens.create({ externalUserId: "alice" }, { maxRetries: 0 });
  await expect(beyond).rejects.toBeInstanceOf(TooManyRequestsError);
  await expect(beyond).rejects.toMatchObject({ statusCode: 429, body: { error: "Throttled" } });
  await server.tokens.create({ externalUserId: "bob" });
});

it("rejects with 401 when its secret is wrong", async () => {
  const { url, emulator } = await officialClients();
  const { clientId, projectId, projectEnvironment } = emulator;
  const client = new PipedreamClient({
    clientId,
    clientSecret: "wrong",
    projectId,
    projectEnvironment,
    baseUrl: url,
  });
  const attempt = client.tokens.create({ externalUserId: "alice" });
  await expect(attempt).rejects.toBeInstanceOf(PipedreamError);
  await expect(attempt).rejects.toMatchObject({ statusCode: 401, body: { error: "invalid_client" } });
});

it("rejects with 401 when its access token was revoked", async () => {
  const { server, emulator } = await officialClients();
  await server.accounts.list();
  emulator.revokeToken((await server.rawAccessToken) ?? "");
  await expect(server.accounts.list()).rejects.toMatchObject({ statusCode: 401 });
});

it("lists users, usage and the project's apps, and deletes a user", async () => {
  const { server, emulator } = await officialClients();
  emulator.setTime(Date.UTC(2026, 0, 5, 8, 30));
  emulator.connectAccount({ externalUserId: "alice", app: "slack" });
  emulator.connectAccount({ externalUserId: "bob", app: "slack" });
  await server.actions.run({ id: "slack-send-message", externalUserId: "alice" });

  const users = await server.users.list();
  expect(users.data.map(({ externalId }) => externalId)).toEqual(["alice", "bob"]);
  const usage = await server.usage.list({
    startTs: Date.UTC(2026, 0, 5) / 1000,
    endTs: Date.UTC(2026, 0, 6) / 1000,
  });
  expect(usage.data).toEqual([
    {
      creditsUsed: 1,
      usageStartTs: Date.UTC(2026, 0, 5, 8) / 1000,
      usageEndTs: Date.UTC(2026, 0, 5, 9) / 1000,
    },
  ]);
  const info = await server.projects.retrieveInfo();
  expect(info.apps.map(({ nameSlug }) => nameSlug)).toContain("slack");

  await server.users.deleteExternalUser("alice");
  expect((await server.accounts.list()).data.map(({ externalId }) => externalId)).toEqual(["bob"]);
});

it("retrieves an account, with its credentials when it asks for them", async () => {
  const { server, emulator } = await officialClients();
  const { id } = emulator.connectAccount({
    externalUserId: "alice",
    app: "slack",
    name: "alice@example.com",
  });
  const account = await server.accounts.retrieve(id, { includeCredentials: true });
  expect(account).toMatchObject({ id, name: "alice@example.com", externalId: "alice", healthy: true });
  expect(account.credentials?.oauthAccessToken).toMatch(/^emulated_/);
  expect(account.createdAt).toBeInstanceOf(Date);
});
