import { CONNECT_SCOPES, scopeCovers } from "react-connect-token/core";
import { defaultScopeMap } from "react-connect-token/testing";
import { describe, expect, it } from "vitest";
import { routeKey } from "../../src/emulator/Route.js";
import { routes } from "../../src/emulator/routes.js";
import { emulatedApi } from "./emulatedApi.js";

/** Endpoints that take one kind of token alone; all others take both. */
const oauthOnly = [
  "POST /tokens",
  "GET /users",
  "GET /usage",
  "GET /deployed-triggers/{id}/webhooks/{webhook_id}",
  "POST /deployed-triggers/{id}/webhooks/{webhook_id}/regenerate_signing_key",
];
const connectOnly = ["POST /accounts"];
const withoutProject = /^(\/v1\/apps|\/apps(\/\{id\})?$|\/app_categories|\/usage)/;

const endpoints = Object.entries(defaultScopeMap).map(([key, scope]) => {
  const [method = "", template = ""] = key.split(" ");
  const path = template.replace("{external_user_id}", "alice").replace(/\{\w+\}/g, "x1");
  return { key, method, path: path.startsWith("/v1/") ? path : `/v1/connect${path}`, template, scope };
});

/** Let in: the endpoint itself answered, with whatever it thinks of an empty body. */
const isIn = (status: number) => status !== 401 && status !== 403;

async function knock(
  api: ReturnType<typeof emulatedApi>,
  endpoint: (typeof endpoints)[number],
  token: string,
) {
  const { method, template, path } = endpoint;
  const isOAuth = !token.startsWith("ctok_");
  const full = isOAuth && !withoutProject.test(template) ? path.replace("/v1/connect", api.project) : path;
  const body = method === "GET" || method === "DELETE" ? {} : { body: {} };
  return api.call(method, full, { token, ...body });
}

it("has a scope for every endpoint that takes a token, and for no other", () => {
  const taking = routes.filter(({ route }) => route.tokens !== "none").map(({ route }) => routeKey(route));
  expect(Object.keys(defaultScopeMap)).toEqual(taking);
});

describe.each(CONNECT_SCOPES.map(({ scope }) => scope))("a token with just %s", (granted) => {
  it("as a Connect token is let in where it should be, and refused elsewhere", async () => {
    const api = emulatedApi();
    const token = await api.connectToken({ scope: granted });
    for (const endpoint of endpoints) {
      const { status } = await knock(api, endpoint, token);
      const expected = scopeCovers(granted, endpoint.scope) && !oauthOnly.includes(endpoint.key);
      expect.soft({ [endpoint.key]: isIn(status) }).toEqual({ [endpoint.key]: expected });
    }
  });

  it("as an OAuth token is let in where it should be, and refused elsewhere", async () => {
    const api = emulatedApi();
    const token = await api.accessToken(granted);
    for (const endpoint of endpoints) {
      const { status } = await knock(api, endpoint, token);
      const expected = scopeCovers(granted, endpoint.scope) && !connectOnly.includes(endpoint.key);
      expect.soft({ [endpoint.key]: isIn(status) }).toEqual({ [endpoint.key]: expected });
    }
  });
});

it("names the scope that is missing", async () => {
  const { call, connectToken } = emulatedApi();
  const token = await connectToken({ scope: "connect:accounts:write" });
  expect(await call("GET", "/v1/connect/accounts", { token })).toMatchObject({
    status: 403,
    body: {
      error: "Forbidden",
      code: "insufficient_scope",
      details: { required: ["connect:accounts:read"] },
    },
  });
});

it.each([
  ["403-without-details", 403, { error: "Forbidden", code: "insufficient_scope" }],
  [401, 401, { error: "Unauthorized" }],
] as const)("answers a missing scope as forbiddenScope %s says", async (forbiddenScope, status, body) => {
  const { call, connectToken } = emulatedApi({ forbiddenScope });
  const answer = await call("GET", "/v1/connect/accounts", {
    token: await connectToken({ scope: "connect:proxy" }),
  });
  expect(answer).toMatchObject({ status });
  expect(answer.body).toEqual(body);
});

it("asks for the scope that scopeMap names instead", async () => {
  const { call, connectToken } = emulatedApi({ scopeMap: { "GET /apps": "connect:accounts:read" } });
  const token = await connectToken({ scope: "connect:accounts:read" });
  expect((await call("GET", "/v1/connect/apps", { token })).status).toBe(200);
  expect((await call("GET", "/v1/connect/apps/slack", { token })).status).toBe(403);
});

it("refuses a scopeMap that names no endpoint", () => {
  expect(() => emulatedApi({ scopeMap: { "GET /nonsense": "connect:*" } })).toThrow(
    /GET \/nonsense.*invalid_options/s,
  );
});

it.each([403, 401] as const)(
  "answers the wrong kind of token with wrongTokenKind %i",
  async (wrongTokenKind) => {
    const { call, connectToken, accessToken, project } = emulatedApi({ wrongTokenKind });
    expect((await call("GET", "/v1/connect/users", { token: await connectToken() })).status).toBe(
      wrongTokenKind,
    );
    const body = {};
    expect((await call("POST", `${project}/accounts`, { token: await accessToken(), body })).status).toBe(
      wrongTokenKind,
    );
  },
);

async function deadTokens(api: ReturnType<typeof emulatedApi>) {
  const expired = await api.connectToken({ expires_in: 1 });
  api.emulator.advance(1000);
  const used = await api.connectToken();
  api.emulator.connectAccount({ externalUserId: "alice", app: "slack", token: used });
  return {
    token_expired: expired,
    token_used: used,
    token_unknown: "ctok_nobody-knows",
    token_missing: undefined,
  };
}

it("answers every dead token alike", async () => {
  const api = emulatedApi();
  for (const token of Object.values(await deadTokens(api))) {
    const answer = await api.call("GET", "/v1/connect/accounts", token === undefined ? {} : { token });
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({ error: "Unauthorized" });
    expect(answer.headers.get("www-authenticate")).toBe("Bearer");
  }
});

it('tells dead tokens apart with unauthorized "distinct"', async () => {
  const api = emulatedApi({ unauthorized: "distinct" });
  for (const [code, token] of Object.entries(await deadTokens(api))) {
    const answer = await api.call("GET", "/v1/connect/accounts", token === undefined ? {} : { token });
    expect(answer).toMatchObject({ status: 401, body: { error: "Unauthorized", code } });
  }
});

it.each(["Basic YTpi", "ctok_without_scheme", "Bearer", "Bearer a b"])(
  "takes %j for no token",
  async (authorization) => {
    const answer = await emulatedApi().call("GET", "/v1/connect/accounts", { headers: { authorization } });
    expect(answer.status).toBe(401);
  },
);

it("takes project and environment from the Connect token, the project in the path or not", async () => {
  const { call, connectToken, emulator, project } = emulatedApi();
  emulator.connectAccount({ externalUserId: "alice", app: "slack" });
  const token = await connectToken();
  for (const path of [
    `${project}/accounts`,
    "/v1/connect/accounts",
    "/v1/connect//accounts",
    "//v1//connect/accounts/",
  ]) {
    expect((await call("GET", path, { token })).body.data).toHaveLength(1);
  }
});

it.each([404, 403] as const)(
  "answers a project that is not the token's with projectMismatch %i",
  async (projectMismatch) => {
    const { call, connectToken } = emulatedApi({ projectMismatch });
    const answer = await call("GET", "/v1/connect/proj_other/accounts", { token: await connectToken() });
    expect(answer.status).toBe(projectMismatch);
  },
);

it.each([404, 403] as const)("answers an unknown project with unknownProject %i", async (unknownProject) => {
  const { call, accessToken } = emulatedApi({ unknownProject });
  const token = await accessToken();
  for (const path of ["/v1/connect/proj_other/accounts", "/v1/connect/accounts"]) {
    expect((await call("GET", path, { token })).status).toBe(unknownProject);
  }
});

it("refuses an OAuth call whose environment is missing or unknown", async () => {
  const { call, accessToken, project } = emulatedApi();
  const token = await accessToken();
  for (const environment of [null, "staging", ""]) {
    expect((await call("GET", `${project}/accounts`, { token, environment })).status).toBe(400);
  }
});

it('takes a missing environment for production with missingEnvironmentHeader "production"', async () => {
  const { call, accessToken, project, emulator } = emulatedApi({ missingEnvironmentHeader: "production" });
  emulator.connectAccount({ externalUserId: "alice", app: "slack", environment: "production" });
  const answer = await call("GET", `${project}/accounts`, { token: await accessToken(), environment: null });
  expect(answer.body.data).toHaveLength(1);
});

it("keeps the two environments apart", async () => {
  const { call, accessToken, project, emulator } = emulatedApi();
  const { id } = emulator.connectAccount({
    externalUserId: "alice",
    app: "slack",
    environment: "production",
  });
  const token = await accessToken();
  expect((await call("GET", `${project}/accounts/${id}`, { token, environment: "production" })).status).toBe(
    200,
  );
  expect((await call("GET", `${project}/accounts/${id}`, { token, environment: "development" })).status).toBe(
    404,
  );
});

it("lets the token win over a header that contradicts it, unless environmentMismatch is 403", async () => {
  const headers = { "x-pd-environment": "production" };
  const lenient = emulatedApi();
  lenient.emulator.connectAccount({ externalUserId: "alice", app: "slack" });
  const answer = await lenient.call("GET", "/v1/connect/accounts", {
    token: await lenient.connectToken(),
    headers,
  });
  expect(answer.body.data).toHaveLength(1);

  const strict = emulatedApi({ environmentMismatch: 403 });
  const token = await strict.connectToken();
  expect((await strict.call("GET", "/v1/connect/accounts", { token, headers })).status).toBe(403);
  expect((await strict.call("GET", "/v1/connect/accounts", { token })).status).toBe(200);
});

it("answers what it does not have with 404, in the words of notFound", async () => {
  const api = emulatedApi();
  const token = await api.connectToken();
  for (const path of [
    "/v1/connect/nonsense",
    "/",
    "/v1/connect/accounts/%E0%A4%A",
    "/v1/connect/accounts/apn_x",
  ]) {
    expect(await api.call("GET", path, { token })).toMatchObject({
      status: 404,
      body: { error: "record not found" },
    });
  }
  const other = emulatedApi({ notFound: { error: { id: ["unknown"] } } });
  expect((await other.call("GET", "/v1/connect/nonsense")).body).toEqual({ error: { id: ["unknown"] } });
});

it("has no project in the path of what belongs to none", async () => {
  const { call, accessToken, project } = emulatedApi();
  const token = await accessToken();
  for (const path of ["/apps", "/app_categories", "/usage?start_ts=0&end_ts=1"]) {
    expect((await call("GET", `/v1/connect${path}`, { token })).status).toBe(200);
    expect((await call("GET", `${project}${path}`, { token })).status).toBe(404);
  }
});
