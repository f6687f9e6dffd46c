import { createFrontendClient, type PipedreamClient } from "@pipedream/sdk/browser";
import { PipedreamClient as ServerClient } from "@pipedream/sdk/server";
import { createConnectFetch, createConnectTokenSession } from "react-connect-token/core";
import { createPipedreamClient } from "react-connect-token/pipedream";
import { createConnectClient } from "react-connect-token/server";
import type { ConnectEmulator } from "react-connect-token/testing";
import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { servedEmulator } from "../node/servedEmulator.js";

/** The official SDK's clients and ours go through the same calls, over HTTP, and see the same answers. */

beforeEach(() => {
  for (const name of Object.keys(process.env)) if (name.startsWith("PIPEDREAM_")) vi.stubEnv(name, undefined);
});

/** What a call came to: an answer, or a status with its body, in a form that does not depend on who asked. */
type Outcome = { readonly answer: unknown } | { readonly status: number; readonly body: unknown };

/** Names in camelCase, dates in ms, `null` and what is made anew for each call left out. */
function plain(value: unknown, key = ""): unknown {
  if (value instanceof Date) return value.getTime();
  if (typeof value === "string" && /_?at$/i.test(key) && !Number.isNaN(Date.parse(value)))
    return Date.parse(value);
  if (Array.isArray(value)) return value.map((each) => plain(each));
  if (typeof value === "string" && value.startsWith("dyp_")) return "dyp_";
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).flatMap(([name, inner]) => {
    const camel = name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
    const isGone = inner === null || inner === undefined || (made.has(camel) && typeof inner !== "object");
    return isGone ? [] : [[camel, plain(inner, camel)]];
  });
  return Object.fromEntries(fields.sort());
}
const made = new Set(["token", "connectLinkUrl", "ts"]);

const official = async (call: () => PromiseLike<unknown>): Promise<Outcome> => {
  try {
    const answer = await call();
    // Its pages carry functions beside the API's own fields.
    const page = answer as { data?: unknown; response?: unknown } | undefined;
    return { answer: plain(page?.response ?? answer) };
  } catch (error) {
    const { statusCode, body } = error as { statusCode: number; body: unknown };
    if (statusCode === undefined) throw error;
    return { status: statusCode, body: plain(body) };
  }
};

const wire = async (response: Response): Promise<Outcome> => {
  const text = await response.text();
  const body: unknown = text === "" ? undefined : JSON.parse(text);
  return response.ok ? { answer: plain(body) } : { status: response.status, body: plain(body) };
};

interface Ids {
  readonly slack: string;
  readonly github: string;
  readonly foreign: string;
}

/** A call of the browser: as the official client makes it, and as `useConnectFetch` would. */
interface BrowserCall {
  readonly name: string;
  readonly call: (client: PipedreamClient, ids: Ids) => PromiseLike<unknown>;
  readonly ours: (ids: Ids) => readonly [method: string, path: string, body?: unknown];
  /** The scopes of the token. Default: all of Connect. */
  readonly scope?: string;
  readonly status?: number;
}

const user = { externalUserId: "alice" };
const run = {
  id: "slack-send-message",
  externalUserId: "alice",
  configuredProps: { channel: "C1", text: "Hello" },
};
const runWire = { id: run.id, external_user_id: "alice", configured_props: run.configuredProps };

const browserCalls: readonly BrowserCall[] = [
  { name: "accounts.list", call: (c) => c.accounts.list(), ours: () => ["GET", "/accounts"] },
  {
    name: "accounts.list of an app",
    call: (c) => c.accounts.list({ app: "github", limit: 1 }),
    ours: () => ["GET", "/accounts?app=github&limit=1"],
  },
  {
    name: "accounts.retrieve",
    call: (c, { slack }) => c.accounts.retrieve(slack),
    ours: ({ slack }) => ["GET", `/accounts/${slack}`],
  },
  {
    name: "accounts.retrieve of another user's",
    call: (c, { foreign }) => c.accounts.retrieve(foreign),
    ours: ({ foreign }) => ["GET", `/accounts/${foreign}`],
    status: 404,
  },
  {
    name: "accounts.list of another user",
    call: (c) => c.accounts.list({ externalUserId: "bob" }),
    ours: () => ["GET", "/accounts?external_user_id=bob"],
    status: 403,
  },
  {
    name: "accounts.listByExternalUser",
    call: (c) => c.accounts.listByExternalUser("alice"),
    ours: () => ["GET", "/users/alice/accounts"],
  },
  {
    name: "accounts.delete of another user's",
    call: (c, { foreign }) => c.accounts.delete(foreign),
    ours: ({ foreign }) => ["DELETE", `/accounts/${foreign}`],
    status: 404,
  },
  {
    name: "accounts.delete without the scope",
    call: (c, { slack }) => c.accounts.delete(slack),
    ours: ({ slack }) => ["DELETE", `/accounts/${slack}`],
    scope: "connect:accounts:read",
    status: 403,
  },
  {
    name: "accounts.deleteByApp",
    call: (c) => c.accounts.deleteByApp("notion"),
    ours: () => ["DELETE", "/apps/notion/accounts"],
  },
  { name: "apps.list", call: (c) => c.apps.list({ q: "goo" }), ours: () => ["GET", "/apps?q=goo"] },
  { name: "apps.retrieve", call: (c) => c.apps.retrieve("openai"), ours: () => ["GET", "/apps/openai"] },
  { name: "appCategories.list", call: (c) => c.appCategories.list(), ours: () => ["GET", "/app_categories"] },
  {
    name: "components.list",
    call: (c) => c.components.list({ app: "slack" }),
    ours: () => ["GET", "/components?app=slack"],
  },
  {
    name: "actions.list",
    call: (c) => c.actions.list({ app: "slack" }),
    ours: () => ["GET", "/actions?app=slack"],
  },
  {
    name: "actions.retrieve",
    call: (c) => c.actions.retrieve("slack-send-message"),
    ours: () => ["GET", "/actions/slack-send-message"],
  },
  {
    name: "actions.configureProp",
    call: (c, { slack }) =>
      c.actions.configureProp({
        ...run,
        propName: "channel",
        configuredProps: { slack: { authProvisionId: slack } },
      }),
    ours: ({ slack }) => [
      "POST",
      "/actions/configure",
      { ...runWire, prop_name: "channel", configured_props: { slack: { authProvisionId: slack } } },
    ],
  },
  {
    name: "actions.reloadProps",
    call: (c) =>
      c.actions.reloadProps({
        ...run,
        id: "google_sheets-add-single-row",
        configuredProps: { worksheet: "Orders" },
      }),
    ours: () => [
      "POST",
      "/actions/props",
      { ...runWire, id: "google_sheets-add-single-row", configured_props: { worksheet: "Orders" } },
    ],
  },
  {
    name: "actions.run",
    call: (c, { slack }) =>
      c.actions.run({
        ...run,
        configuredProps: { ...run.configuredProps, slack: { authProvisionId: slack } },
      }),
    ours: ({ slack }) => [
      "POST",
      "/actions/run",
      { ...runWire, configured_props: { ...run.configuredProps, slack: { authProvisionId: slack } } },
    ],
  },
  {
    name: "actions.run without the scope",
    call: (c) => c.actions.run(run),
    ours: () => ["POST", "/actions/run", runWire],
    scope: "connect:accounts:read connect:triggers:*",
    status: 403,
  },
  { name: "triggers.list", call: (c) => c.triggers.list(), ours: () => ["GET", "/triggers"] },
  {
    name: "deployedTriggers.list",
    call: (c) => c.deployedTriggers.list(user),
    ours: () => ["GET", "/deployed-triggers?external_user_id=alice"],
  },
  {
    name: "deployedTriggers.retrieve of one that is not there",
    call: (c) => c.deployedTriggers.retrieve("dc_none", user),
    ours: () => ["GET", "/deployed-triggers/dc_none?external_user_id=alice"],
    status: 404,
  },
  {
    name: "projects.retrieveInfo",
    call: (c) => c.projects.retrieveInfo(),
    ours: () => ["GET", "/projects/info"],
  },
  { name: "users.list", call: (c) => c.users.list(), ours: () => ["GET", "/users"], status: 403 },
  {
    name: "usage.list",
    call: (c) => c.usage.list({ startTs: 0, endTs: 1 }),
    ours: () => ["GET", "/usage?start_ts=0&end_ts=1"],
    status: 403,
  },
  {
    name: "tokens.create",
    call: (c) => c.tokens.create(user),
    ours: () => ["POST", "/tokens", { external_user_id: "alice" }],
    status: 403,
  },
];

/** The three browser clients on one emulator, with a token of that scope each. */
async function browsers(scope = "connect:*") {
  const { emulator, url } = await servedEmulator();
  const ids = {
    slack: emulator.connectAccount({ externalUserId: "alice", app: "slack" }).id,
    github: emulator.connectAccount({ externalUserId: "alice", app: "github" }).id,
    foreign: emulator.connectAccount({ externalUserId: "bob", app: "slack" }).id,
  };
  const server = ourServer(emulator, url);
  const make = () => server.createConnectToken({ externalUserId: "alice", scope });
  const session = createConnectTokenSession({
    externalUserId: "alice",
    baseUrl: url,
    tokenCallback: make,
    shareAcrossTabs: false,
  });
  onTestFinished(() => session.dispose());
  const sdk = createFrontendClient({
    externalUserId: "alice",
    baseUrl: url,
    tokenCallback: async () => {
      const { token, expires_at } = await make();
      return { token, expiresAt: new Date(expires_at), connectLinkUrl: "" };
    },
  });
  const connectFetch = createConnectFetch(session);
  const send = ([method, path, body]: ReturnType<BrowserCall["ours"]>) =>
    connectFetch(`${url}/v1/connect${path}`, {
      method,
      ...(body !== undefined && {
        body: JSON.stringify(body),
        headers: { "content-type": "application/json" },
      }),
    });
  return { emulator, ids, sdk, onSession: createPipedreamClient(session), send };
}

const settings = (
  { clientId, clientSecret, projectId, projectEnvironment }: ConnectEmulator,
  baseUrl: string,
) => ({
  ...{ clientId, clientSecret, projectId, projectEnvironment, baseUrl },
});
const ourServer = (emulator: ConnectEmulator, url: string, timeout = 10_000) =>
  createConnectClient({ ...settings(emulator, url), timeout });

describe.each(browserCalls)("in the browser, $name", ({ call, ours, scope, status }) => {
  it("comes to the same for the official client, for ours around it, and for plain fetch", async () => {
    const { ids, sdk, onSession, send } = await browsers(scope);
    const expected = await official(() => call(sdk, ids));
    expect("status" in expected ? expected.status : undefined).toBe(status);
    expect(await official(() => call(onSession, ids))).toEqual(expected);
    expect(await wire(await send(ours(ids)))).toEqual(expected);
  });
});

it.each([400, 404, 422])("a fault that answers %d is told alike by all three", async (status) => {
  const { ids, sdk, onSession, send, emulator } = await browsers();
  emulator.fail({ path: "/accounts", status, body: { error: { account: ["is wrong"] } } });
  const expected = { status, body: { error: { account: ["is wrong"] } } };
  expect(await official(() => sdk.accounts.retrieve(ids.slack))).toEqual(expected);
  expect(await official(() => onSession.accounts.retrieve(ids.slack))).toEqual(expected);
  expect(await wire(await send(["GET", `/accounts/${ids.slack}`]))).toEqual(expected);
});

/** The two server clients on one emulator whose clock both can see. */
async function servers(options?: Parameters<typeof servedEmulator>[0]) {
  const { emulator, url } = await servedEmulator(options);
  return { emulator, url, sdk: new ServerClient(settings(emulator, url)), ours: ourServer(emulator, url) };
}

/** Ours tells a status by its code. */
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "ok",
    (error: { code: string }) => error.code,
  );

describe("on the server", () => {
  it.each([
    {},
    { expiresIn: 60 },
    { scope: "connect:accounts:read connect:proxy" },
    { allowedOrigins: ["https://app.example.com"], successRedirectUri: "https://app.example.com/done" },
    {
      webhookUri: "https://app.example.com/hook",
      allowProgressiveScopes: true,
      appId: "slack",
      oauthAppId: "oa_1",
    },
  ])("a token made with %j is the same token", async (options) => {
    const { emulator, sdk, ours } = await servers();
    emulator.setTime(Date.UTC(2026, 0, 5));
    const theirs = await sdk.tokens.create({ externalUserId: "alice", ...options });
    const created = await ours.createConnectToken({ externalUserId: "alice", ...options });

    const [first, second] = emulator.requests.filter(({ path }) => path.endsWith("/tokens"));
    expect([second?.user, second?.scope]).toEqual([first?.user, first?.scope]);
    expect(Math.abs(Date.parse(created.expires_at) - theirs.expiresAt.getTime())).toBeLessThan(60_000);
    expect(created.connect_link_url?.replace(created.token, theirs.token)).toBe(theirs.connectLinkUrl);
    expect(created.scope).toBe(first?.scope);

    const [validated, ourValidated] = await Promise.all([
      sdk.tokens.validate(theirs.token, { appId: "slack" }),
      ours.validateConnectToken(created.token, { appId: "slack" }),
    ]);
    expect(plain(ourValidated)).toEqual(plain(validated));
    expect(ourValidated.success).toBe(true);
  });

  it("a token that ended is told alike, and one for an unknown app too", async () => {
    const { emulator, sdk, ours } = await servers();
    const { token } = await ours.createConnectToken({ externalUserId: "alice", expiresIn: 60 });
    const unknown = { appId: "no_such_app" };
    expect(plain(await ours.validateConnectToken(token, unknown))).toEqual(
      plain(await sdk.tokens.validate(token, unknown)),
    );
    emulator.advance(60_000);
    const ended = await ours.validateConnectToken(token, { appId: "slack" });
    expect(plain(ended)).toEqual(plain(await sdk.tokens.validate(token, { appId: "slack" })));
    expect(ended.success).toBe(false);
  });

  it.each([
    [400, "api_rejected"],
    [403, "api_rejected"],
    [404, "api_rejected"],
    [409, "api_rejected"],
  ])("a fault that answers %d is %s to ours and that status to the official one", async (status, code) => {
    const { emulator, sdk, ours } = await servers();
    emulator.fail({ path: "/tokens", status });
    expect(await official(() => sdk.tokens.create(user))).toMatchObject({ status });
    expect(await codeOf(ours.createConnectToken(user))).toBe(code);
  });

  it("a wrong secret is 401 to the one and invalid_client to the other", async () => {
    const { emulator, sdk, ours } = await servers();
    emulator.rotateClientSecret();
    expect(await official(() => sdk.tokens.create(user))).toMatchObject({
      status: 401,
      body: { error: "invalid_client" },
    });
    expect(await codeOf(ours.createConnectToken(user))).toBe("invalid_client");
  });

  it("both are throttled for one user by the same count, and no other user is", async () => {
    const { emulator, url, sdk } = await servers({ rateLimits: "documented" });
    const impatient = ourServer(emulator, url, 500);
    for (let count = 0; count < 50; count++) {
      await sdk.tokens.create(user, { maxRetries: 0 });
      await impatient.createConnectToken(user);
    }
    expect(await official(() => sdk.tokens.create(user, { maxRetries: 0 }))).toMatchObject({ status: 429 });
    expect(await codeOf(impatient.createConnectToken(user))).toBe("api_throttled");
    expect(await codeOf(impatient.createConnectToken({ externalUserId: "bob" }))).toBe("ok");
  });

  it("the official one with our access token reads what it reads with its own", async () => {
    const { emulator, url, sdk, ours } = await servers();
    emulator.connectAccount({ externalUserId: "alice", app: "slack" });
    const { projectId, projectEnvironment } = emulator;
    const { tokenProvider } = ours;
    const lent = new ServerClient({ projectId, projectEnvironment, baseUrl: url, tokenProvider });
    for (const call of [
      (client: ServerClient) => client.accounts.list(),
      (client: ServerClient) => client.users.list(),
      (client: ServerClient) => client.projects.retrieveInfo(),
      (client: ServerClient) => client.usage.list({ startTs: 0, endTs: 1 }),
      (client: ServerClient) => client.accounts.retrieve("apn_none"),
    ]) {
      expect(await official(() => call(lent))).toEqual(await official(() => call(sdk)));
    }
  });
});
