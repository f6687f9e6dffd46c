import { CONNECT_SCOPES, OAUTH_SCOPES } from "react-connect-token/core";
import { describe, expect, it } from "vitest";
import { emulatedApi } from "./emulatedApi.js";

/**
 * Pipedream's two scope tables, row by row, against every endpoint. What a row reaches is written out here from the
 * documentation's words, and not taken from the emulator's own table.
 */
const reach = {
  "connect:actions:*": [
    "GET /actions",
    "GET /actions/slack-send-message",
    "POST /actions/configure",
    "POST /actions/props",
    "POST /actions/run",
  ],
  "connect:triggers:*": [
    "GET /triggers",
    "GET /triggers/github-new-issue",
    "POST /triggers/configure",
    "POST /triggers/props",
    "POST /triggers/deploy",
  ],
  "connect:accounts:read": ["GET /accounts", "GET /accounts/apn_1", "GET /users/alice/accounts"],
  "connect:accounts:write": ["POST /accounts", "DELETE /accounts/apn_1", "DELETE /apps/slack/accounts"],
  "connect:deployed_triggers:read": [
    "GET /deployed-triggers",
    "GET /deployed-triggers/dc_1",
    "GET /deployed-triggers/dc_1/events",
    "GET /deployed-triggers/dc_1/pipelines",
    "GET /deployed-triggers/dc_1/webhooks",
    "GET /deployed-triggers/dc_1/webhooks/wh_1",
  ],
  "connect:deployed_triggers:write": [
    "PUT /deployed-triggers/dc_1",
    "DELETE /deployed-triggers/dc_1",
    "PUT /deployed-triggers/dc_1/pipelines",
    "PUT /deployed-triggers/dc_1/webhooks",
    "POST /deployed-triggers/dc_1/webhooks/wh_1/regenerate_signing_key",
  ],
  "connect:usage:read": ["GET /usage"],
  "connect:users:read": ["GET /users"],
  "connect:users:write": ["DELETE /users/alice"],
  "connect:tokens:create": ["POST /tokens"],
  "connect:proxy": ["GET", "POST", "PUT", "PATCH", "DELETE"].map((method) => `${method} /proxy/aHR0cHM6Ly9h`),
  // Workflows have a host of their own, which the emulator is not.
  "connect:workflow:invoke": [],
} as const satisfies Record<string, readonly string[]>;

/** What has no row of its own, so that only the widest reach it. */
const rest = [
  ...["GET /components", "GET /components/slack-send-message"],
  ...["POST /components/configure", "POST /components/props"],
  ...["GET /apps", "GET /apps/slack", "GET /app_categories", "GET /app_categories/x", "GET /projects/info"],
];

const oauthOnly = [
  "POST /tokens",
  "GET /users",
  "GET /usage",
  "GET /deployed-triggers/dc_1/webhooks/wh_1",
  "POST /deployed-triggers/dc_1/webhooks/wh_1/regenerate_signing_key",
];
const connectOnly = ["POST /accounts"];

const everything: readonly string[] = [...Object.values(reach).flat(), ...rest];
const reachOf = (scope: string): readonly string[] =>
  scope === "*" || scope === "connect:*" ? everything : reach[scope as keyof typeof reach];

type Api = ReturnType<typeof emulatedApi>;

/** Which endpoints answer a token for themselves, with whatever they think of an empty body. */
async function opened(api: Api, token: string): Promise<readonly string[]> {
  const open: string[] = [];
  for (const endpoint of everything) {
    const [method = "", path = ""] = endpoint.split(" ");
    const isOfProject = !/^\/(apps(\/\w+)?$|app_categories|usage)/.test(path);
    const base = isOfProject && !token.startsWith("ctok_") ? api.project : "/v1/connect";
    const body = method === "GET" || method === "DELETE" ? {} : { body: {} };
    const { status } = await api.call(method, base + path, { token, ...body });
    if (status !== 401 && status !== 403) open.push(endpoint);
  }
  return open;
}

const without = (endpoints: readonly string[], others: readonly string[]) =>
  endpoints.filter((endpoint) => !others.includes(endpoint));

it("has a line here for every row of the two tables", () => {
  expect(CONNECT_SCOPES.map(({ scope }) => scope)).toEqual(["connect:*", ...Object.keys(reach)]);
  expect(OAUTH_SCOPES.map(({ scope }) => scope)).toEqual(["*", "connect:*", ...Object.keys(reach)]);
});

describe.each(CONNECT_SCOPES)("of the Connect tokens' table, $scope", ({ scope, tokens }) => {
  it("is let in where it should be, and refused elsewhere", async () => {
    const api = emulatedApi();
    const token = await api.connectToken({ scope });
    expect(await opened(api, token)).toEqual(without(reachOf(scope), oauthOnly));
  });

  it("is a row that the kit's table says can be used, or not", () => {
    const isUsable = without(reachOf(scope), oauthOnly).length > 0;
    // Workflows are called with a Connect token as well, though not here.
    expect(tokens).toBe(isUsable || scope === "connect:workflow:invoke" ? "both" : "oauth");
  });
});

describe.each(OAUTH_SCOPES)("of the OAuth access tokens' table, $scope", ({ scope }) => {
  it("is let in where it should be, and refused elsewhere", async () => {
    const api = emulatedApi();
    const token = await api.accessToken(scope);
    expect(await opened(api, token)).toEqual(without(reachOf(scope), connectOnly));
  });
});

it.each(["connect:tokens:create", "connect:usage:read", "connect:users:read"])(
  "grants %s to a Connect token, which can do nothing with it",
  async (scope) => {
    const api = emulatedApi();
    const made = await api.mint({ scope });
    expect(made.status).toBe(200);
    expect(await opened(api, made.body.token)).toEqual([]);
  },
);

it("cannot grant * to a Connect token", async () => {
  expect(await emulatedApi().mint({ scope: "*" })).toMatchObject({ status: 400 });
});

it("grants connect:* where no scope is asked of a Connect token, and * where none is asked of an OAuth token", async () => {
  const api = emulatedApi();
  expect(await opened(api, await api.connectToken())).toEqual(without(everything, oauthOnly));
  expect(await opened(api, await api.accessToken())).toEqual(without(everything, connectOnly));
});

it.each([
  ["connect:actions:*", ["connect:actions:*"]],
  ["connect:triggers:*", ["connect:triggers:*"]],
  ["connect:accounts:read connect:proxy", ["connect:accounts:read", "connect:proxy"]],
  ["connect:proxy connect:accounts:read connect:proxy", ["connect:accounts:read", "connect:proxy"]],
  ["connect:accounts:*", ["connect:accounts:read", "connect:accounts:write"]],
  ["connect:deployed_triggers:*", ["connect:deployed_triggers:read", "connect:deployed_triggers:write"]],
])("lets %s reach what %j reach together, and no more", async (scope, rows) => {
  const api = emulatedApi();
  const together = everything.filter((endpoint) => rows.some((row) => reachOf(row).includes(endpoint)));
  expect(await opened(api, await api.connectToken({ scope }))).toEqual(without(together, oauthOnly));
});
