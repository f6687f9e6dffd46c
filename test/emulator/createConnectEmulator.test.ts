import { createConnectEmulator } from "react-connect-token/testing";
import { expect, it } from "vitest";
import { emulatedApi } from "./emulatedApi.js";

const invalidOptions = expect.objectContaining({ code: "invalid_options" });

it("has an identity of its own, or the one that it is given", () => {
  expect(createConnectEmulator()).toMatchObject({
    clientId: "emulator-client-id",
    clientSecret: "emulator-client-secret",
    projectId: "proj_emulator",
    projectEnvironment: "development",
  });
  const own = {
    clientId: "a",
    clientSecret: "b",
    projectId: "proj_1",
    projectEnvironment: "production",
  } as const;
  expect(createConnectEmulator(own)).toMatchObject(own);
});

it("refuses an option that it does not have, and a project's id that is none", () => {
  const misspelt = { rateLimit: "documented" };
  expect(() => createConnectEmulator(misspelt as object)).toThrow(/rateLimit is not an option/);
  expect(() => createConnectEmulator({ projectId: "my-project" })).toThrow(invalidOptions);
});

it("takes an option that is undefined for one that was left out", () => {
  const options = { clientId: undefined } as object;
  expect(createConnectEmulator(options).clientId).toBe("emulator-client-id");
});

it("answers through a fetch that was taken out of it", async () => {
  const { fetch } = createConnectEmulator();
  expect((await fetch(new Request("https://any.host/v1/connect/accounts"))).status).toBe(401);
});

it("connects accounts as the Connect page would", async () => {
  const { emulator, connectToken, call } = emulatedApi();
  const account = emulator.connectAccount({ externalUserId: "alice", app: "slack", name: "Work" });
  expect(account).toEqual({
    id: expect.stringMatching(/^apn_/),
    name: "Work",
    externalUserId: "alice",
    app: "slack",
    environment: "development",
  });
  expect(emulator.connectAccount({ externalUserId: "alice", app: "app_github" })).toMatchObject({
    app: "github",
  });
  const { body } = await call("GET", "/v1/connect/accounts", { token: await connectToken() });
  expect(body.data).toHaveLength(2);
});

const flow = { externalUserId: "alice", app: "slack" };

it("uses the token of a flow up, for the next flow and for API calls", async () => {
  const { emulator, connectToken, call } = emulatedApi();
  const token = await connectToken();
  expect((await call("GET", "/v1/connect/accounts", { token })).status).toBe(200);
  emulator.connectAccount({ ...flow, token });
  expect(() => emulator.connectAccount({ ...flow, token })).toThrow(invalidOptions);
  expect((await call("GET", "/v1/connect/accounts", { token })).status).toBe(401);
});

it('uses it up for the next flow alone with connectTokenUse "flow-only"', async () => {
  const { emulator, connectToken, call } = emulatedApi({ connectTokenUse: "flow-only" });
  const token = await connectToken();
  emulator.connectAccount({ ...flow, token });
  expect(() => emulator.connectAccount({ ...flow, token })).toThrow(invalidOptions);
  expect((await call("GET", `/v1/connect/tokens/${token}/validate?app_id=slack`)).body.success).toBe(false);
  expect((await call("GET", "/v1/connect/accounts", { token })).status).toBe(200);
});

it('does not use it up with connectTokenUse "never"', async () => {
  const { emulator, connectToken, call } = emulatedApi({ connectTokenUse: "never" });
  const token = await connectToken();
  emulator.connectAccount({ ...flow, token });
  emulator.connectAccount({ ...flow, token });
  expect((await call("GET", `/v1/connect/tokens/${token}/validate?app_id=slack`)).body.success).toBe(true);
  expect((await call("GET", "/v1/connect/accounts", { token })).body.data).toHaveLength(2);
});

it("connects nothing with a token that could not do it, and does not repeat the token", async () => {
  const { emulator, connectToken } = emulatedApi();
  const lapsed = await connectToken({ expires_in: 1 });
  emulator.advance(1000);
  const foreign = await connectToken({ external_user_id: "bob" });
  for (const token of [lapsed, foreign, "ctok_unknown"]) {
    expect(() => emulator.connectAccount({ ...flow, token })).toThrow(invalidOptions);
    expect(() => emulator.connectAccount({ ...flow, token })).not.toThrow(token);
  }
  expect(() => emulator.connectAccount({ ...flow, app: "nonsense" })).toThrow(invalidOptions);
  expect(() => emulator.connectAccount({ ...flow, externalUserId: "" })).toThrow(invalidOptions);
});

it("revokes Connect tokens and access tokens, and says when it was neither", async () => {
  const { emulator, connectToken, accessToken, call, project } = emulatedApi();
  for (const token of [await connectToken(), await accessToken()]) {
    expect((await call("GET", `${project}/accounts`, { token })).status).toBe(200);
    emulator.revokeToken(token);
    expect((await call("GET", `${project}/accounts`, { token })).status).toBe(401);
    expect(() => emulator.revokeToken(token)).toThrow(invalidOptions);
  }
});

it("rotates the client secret: the old one stops at once, issued tokens live on", async () => {
  const { emulator, accessToken, call, credentials, project } = emulatedApi();
  const token = await accessToken();
  const old = credentials();
  const secret = emulator.rotateClientSecret();
  expect(emulator.clientSecret).toBe(secret);
  expect((await call("POST", "/v1/oauth/token", { body: old })).status).toBe(401);
  expect((await call("POST", "/v1/oauth/token", { body: credentials() })).status).toBe(200);
  expect((await call("GET", `${project}/accounts`, { token })).status).toBe(200);
});

it("ends issued access tokens on rotation with revokeIssuedTokensOnRotate, and no Connect token", async () => {
  const { emulator, accessToken, connectToken, call, project } = emulatedApi({
    revokeIssuedTokensOnRotate: true,
  });
  const token = await accessToken();
  const connect = await connectToken();
  emulator.rotateClientSecret();
  expect((await call("GET", `${project}/accounts`, { token })).status).toBe(401);
  expect((await call("GET", `${project}/accounts`, { token: connect })).status).toBe(200);
});

it("goes back to how it was made with reset", async () => {
  const { emulator, connectToken, call } = emulatedApi({ accounts: [flow] });
  const token = await connectToken();
  emulator.connectAccount(flow);
  emulator.rotateClientSecret();
  emulator.reset();
  expect(emulator).toMatchObject({ clientSecret: "emulator-client-secret", minted: 0, requests: [] });
  expect((await call("GET", "/v1/connect/accounts", { token })).status).toBe(401);
  const { body } = await call("GET", "/v1/connect/accounts", { token: await connectToken() });
  expect(body.data).toHaveLength(1);
});

it("lets go of what hangs with reset, also of a fault that was met as often as it said", async () => {
  const { emulator, call } = emulatedApi();
  emulator.fail({ path: "/accounts", hang: true, times: 1 });
  const hanging = call("GET", "/v1/connect/accounts");
  emulator.reset();
  expect((await hanging).status).toBe(401);
});

it("has no part in the new world for what hung in the one before reset", async () => {
  const { emulator, accessToken, mint } = emulatedApi();
  const token = await accessToken();
  emulator.fail({ path: "/tokens", hang: true });
  const hanging = mint({}, token);
  emulator.reset();
  expect((await hanging).status).toBe(401);
  expect(emulator.minted).toBe(0);
});

it("rejects as fetch does when a request is aborted while its answer is made", async () => {
  const api = emulatedApi({ proxyTarget: () => new Promise(() => {}) });
  const { id } = api.emulator.connectAccount({ externalUserId: "alice", app: "slack" });
  const token = await api.connectToken();
  const aborter = new AbortController();
  const path = `/v1/connect/proxy/${btoa("https://slack.com/api")}?account_id=${id}`;
  const answer = api.call("GET", path, { token, signal: aborter.signal });
  aborter.abort(new Error("left the page"));
  await expect(answer).rejects.toThrow("left the page");
});

it("does nothing for a request that was aborted before it was sent", async () => {
  const { call, connectToken, emulator } = emulatedApi();
  const { id } = emulator.connectAccount({ externalUserId: "alice", app: "slack" });
  const token = await connectToken();
  const signal = AbortSignal.abort(new Error("left the page"));
  await expect(call("DELETE", `/v1/connect/accounts/${id}`, { token, signal })).rejects.toThrow(
    "left the page",
  );
  expect((await call("GET", "/v1/connect/accounts", { token })).body.data).toHaveLength(1);
});
