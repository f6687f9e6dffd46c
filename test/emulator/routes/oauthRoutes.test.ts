import { expect, it } from "vitest";
import { emulatedApi } from "../emulatedApi.js";

const form = { "content-type": "application/x-www-form-urlencoded" };

it("issues an access token that lives an hour", async () => {
  const { call, credentials, emulator, accessToken, project } = emulatedApi();
  const answer = await call("POST", "/v1/oauth/token", { body: credentials() });
  expect(answer.status).toBe(200);
  expect(Object.keys(answer.body)).toEqual(["access_token", "token_type", "expires_in"]);
  expect(answer.body).toMatchObject({ token_type: "Bearer", expires_in: 3600 });

  const token = await accessToken();
  emulator.advance(3_599_000);
  expect((await call("GET", `${project}/accounts`, { token })).status).toBe(200);
  emulator.advance(1_000);
  expect((await call("GET", `${project}/accounts`, { token })).status).toBe(401);
});

it("writes the access token as a JWT whose claims say how long and for what", async () => {
  const { accessToken, emulator } = emulatedApi();
  emulator.setTime(1_800_000_000_000);
  const claims = JSON.parse(atob((await accessToken("connect:*")).split(".")[1] ?? ""));
  expect(claims).toMatchObject({ iss: "https://api.pipedream.com", scopes: ["connect:*"] });
  expect(claims).toMatchObject({ exp: claims.iat + 3600, nbf: claims.iat - 5 });
  expect(Math.abs(claims.iat - 1_800_000_000)).toBeLessThan(60);
});

it("grants * when no scope is asked for", async () => {
  const { accessToken, emulator } = emulatedApi();
  await accessToken();
  expect(emulator.requests.at(-1)?.scope).toBe("*");
  await accessToken("");
  expect(emulator.requests.at(-1)?.scope).toBe("*");
});

it("accepts several live tokens of one client", async () => {
  const { accessToken, call, project } = emulatedApi();
  const tokens = await Promise.all([accessToken(), accessToken(), accessToken()]);
  expect(new Set(tokens).size).toBe(3);
  for (const token of tokens) expect((await call("GET", `${project}/accounts`, { token })).status).toBe(200);
});

it.each([
  ["an unknown client", { client_id: "other" }, 401, "invalid_client"],
  ["a wrong secret", { client_secret: "other" }, 401, "invalid_client"],
  ["another grant", { grant_type: "password" }, 400, "unsupported_grant_type"],
  ["a missing secret", { client_secret: undefined }, 400, "invalid_request"],
  ["a secret that is no text", { client_secret: 1 }, 400, "invalid_request"],
  ["a scope that is no text", { scope: ["connect:*"] }, 400, "invalid_request"],
  ["an unknown scope", { scope: "connect:nonsense" }, 400, "invalid_scope"],
  ["a malformed scope", { scope: "connect:*:read" }, 400, "invalid_scope"],
])("refuses %s as RFC 6749 says", async (_, change, status, error) => {
  const { call, credentials } = emulatedApi();
  const answer = await call("POST", "/v1/oauth/token", { body: { ...credentials(), ...change } });
  expect(answer).toMatchObject({ status, body: { error, error_description: expect.any(String) } });
});

it.each(["", "not json", "[]", "null"])("refuses the body %j", async (body) => {
  const answer = await emulatedApi().call("POST", "/v1/oauth/token", { body });
  expect(answer).toMatchObject({ status: 400, body: { error: "invalid_request" } });
});

it("refuses a form by default", async () => {
  const { call, credentials } = emulatedApi();
  const body = String(new URLSearchParams(credentials()));
  expect(await call("POST", "/v1/oauth/token", { body, headers: form })).toMatchObject({
    status: 400,
    body: { error: "invalid_request" },
  });
});

it('takes a form with oauthAuthForms ["form"], and JSON no longer', async () => {
  const { call, credentials } = emulatedApi({ oauthAuthForms: ["form"] });
  const body = String(new URLSearchParams(credentials()));
  expect((await call("POST", "/v1/oauth/token", { body, headers: form })).status).toBe(200);
  expect((await call("POST", "/v1/oauth/token", { body: credentials() })).status).toBe(400);
});

it('takes HTTP Basic with oauthAuthForms ["basic"], and the secret in the body no longer', async () => {
  const { call, credentials, emulator } = emulatedApi({ oauthAuthForms: ["basic"], clientSecret: "a:b%" });
  const basic = `Basic ${btoa(`${emulator.clientId}:${encodeURIComponent("a:b%")}`)}`;
  const body = "grant_type=client_credentials&scope=connect:proxy";
  const answer = await call("POST", "/v1/oauth/token", { body, headers: { ...form, authorization: basic } });
  expect(answer.status).toBe(200);
  expect(emulator.requests.at(-1)?.scope).toBe("connect:proxy");
  const inBody = String(new URLSearchParams(credentials()));
  expect((await call("POST", "/v1/oauth/token", { body: inBody, headers: form })).status).toBe(400);
});

it('leaves the description out with oauthErrorBody "bare"', async () => {
  const { call, credentials } = emulatedApi({ oauthErrorBody: "bare" });
  const answer = await call("POST", "/v1/oauth/token", { body: { ...credentials(), client_id: "other" } });
  expect(answer.body).toEqual({ error: "invalid_client" });
});

it("gives tokens the life of oauthExpiresIn", async () => {
  const { call, credentials, emulator, project } = emulatedApi({ oauthExpiresIn: 60 });
  const { body } = await call("POST", "/v1/oauth/token", { body: credentials() });
  expect(body.expires_in).toBe(60);
  emulator.advance(60_000);
  expect((await call("GET", `${project}/accounts`, { token: body.access_token })).status).toBe(401);
});

it("names the scope with oauthScopeInAnswer", async () => {
  const { call, credentials } = emulatedApi({ oauthScopeInAnswer: true });
  const body = { ...credentials(), scope: "connect:proxy  connect:proxy" };
  expect((await call("POST", "/v1/oauth/token", { body })).body.scope).toBe("connect:proxy");
});
