import type { EmulatedAction } from "react-connect-token/testing";
import { expect, it } from "vitest";
import { emulatedApi } from "../emulatedApi.js";

async function asAlice(options?: Parameters<typeof emulatedApi>[0]) {
  const api = emulatedApi(options);
  const token = await api.connectToken();
  return {
    emulator: api.emulator,
    get: (path: string) => api.call("GET", `/v1/connect${path}`, { token }),
    post: (path: string, body: unknown) => api.call("POST", `/v1/connect${path}`, { token, body }),
  };
}

const keys = (body: { data: { key: string }[] }) => body.data.map(({ key }) => key);

it("lists components of each kind, narrowed by text, app and type", async () => {
  const { get } = await asAlice();
  expect(keys((await get("/components")).body)).toHaveLength(5);
  expect(keys((await get("/components?component_type=trigger&app=slack")).body)).toEqual([
    "slack-new-message-in-channels",
  ]);
  expect(keys((await get("/actions?q=issue")).body)).toEqual(["github-create-issue"]);
  expect(keys((await get("/triggers?app=github")).body)).toEqual(["github-new-issue"]);
  expect(keys((await get("/triggers?app=app_github")).body)).toEqual(["github-new-issue"]);
});

it("knows public components alone, and refuses a registry that does not exist", async () => {
  const { get } = await asAlice();
  expect(keys((await get("/actions?registry=private")).body)).toEqual([]);
  expect(keys((await get("/actions?registry=all")).body)).toHaveLength(3);
  expect(await get("/actions?registry=nonsense")).toMatchObject({
    status: 400,
    body: { error: expect.any(String) },
  });
});

it("retrieves a component among its own kind", async () => {
  const { get } = await asAlice();
  const { body } = await get("/actions/slack-send-message");
  expect(body.data).toMatchObject({ key: "slack-send-message", version: "0.1.3", component_type: "action" });
  expect((await get("/components/slack-send-message")).body).toEqual(body);
  expect((await get("/triggers/slack-send-message")).status).toBe(404);
});

it("gives plain choices as stringOptions and labelled ones as options", async () => {
  const { post } = await asAlice();
  const ask = {
    id: "github-create-issue",
    external_user_id: "alice",
    prop_name: "repoFullname",
    query: "API",
  };
  expect((await post("/actions/configure", ask)).body).toEqual({
    options: null,
    stringOptions: ["acme/api"],
    context: {},
    errors: [],
    observations: [],
  });
  const channel = { id: "slack-send-message", external_user_id: "alice", prop_name: "channel" };
  expect((await post("/components/configure", channel)).body.options).toHaveLength(3);
  expect((await post("/actions/configure", { ...channel, prop_name: "text" })).body.options).toEqual([]);
});

it.each([
  ["an unknown component", { id: "nonsense" }, 404],
  ["no component", { id: undefined }, 400],
  ["an unknown prop", { prop_name: "nonsense" }, 400],
  ["another user", { external_user_id: "bob" }, 403],
  ["configured props that are no object", { configured_props: [] }, 400],
])("refuses to configure %s", async (_, change, status) => {
  const { post } = await asAlice();
  const ask = { id: "slack-send-message", external_user_id: "alice", prop_name: "channel" };
  expect((await post("/actions/configure", { ...ask, ...change })).status).toBe(status);
});

it("configures a prop that is there only once another is configured", async () => {
  const { post } = await asAlice();
  const ask = { id: "google_sheets-add-single-row", external_user_id: "alice", prop_name: "column1" };
  expect((await post("/actions/configure", ask)).status).toBe(400);
  expect(
    (await post("/actions/configure", { ...ask, configured_props: { worksheet: "Orders" } })).status,
  ).toBe(200);
});

it("keeps the dynamic props' id that it is given", async () => {
  const { post } = await asAlice();
  const ask = { id: "google_sheets-add-single-row", external_user_id: "alice" };
  const first = (await post("/actions/props", ask)).body.dynamicProps;
  expect(first.id).toMatch(/^dyp_/);
  expect((await post("/actions/props", { ...ask, dynamic_props_id: first.id })).body.dynamicProps.id).toBe(
    first.id,
  );
});

const fragile: EmulatedAction = {
  key: "acme-break",
  name: "Break",
  configurableProps: [{ name: "part", type: "string", remoteOptions: true }],
  options: {
    part: () => {
      throw new Error("no parts");
    },
  },
  additionalProps: ({ configuredProps }) => {
    if (configuredProps.part === "x") throw new Error("no more props");
    return [];
  },
  run: ({ exportValue }) => {
    exportValue("$summary", "Began");
    throw new TypeError("it broke");
  },
};

it("tells what an action of one's own threw, as the API does of a run that failed", async () => {
  const { post } = await asAlice({ actions: [fragile] });
  const ask = { id: "acme-break", external_user_id: "alice" };
  expect(await post("/actions/run", ask)).toMatchObject({
    status: 200,
    body: {
      exports: { $summary: "Began" },
      os: [{ k: "error", ts: expect.any(Number), err: { name: "TypeError", message: "it broke" } }],
      ret: null,
    },
  });
  const configured = await post("/actions/configure", { ...ask, prop_name: "part" });
  expect(configured.body.errors).toEqual(["Error: no parts"]);
  const later = await post("/actions/configure", {
    ...ask,
    prop_name: "part",
    configured_props: { part: "x" },
  });
  expect(later.body.errors).toEqual(["Error: no more props"]);
  const reloaded = await post("/actions/props", { ...ask, configured_props: { part: "x" } });
  expect(reloaded.body.errors).toEqual(["Error: no more props"]);
});

it("runs an action of one's own with what was configured, whoever's account it is for", async () => {
  const action: EmulatedAction = {
    key: "acme-tell",
    name: "Tell",
    run: async ({ configuredProps, externalUserId, account }) => ({
      configuredProps,
      externalUserId,
      account,
    }),
  };
  const { post, emulator } = await asAlice({ actions: [action] });
  const account = emulator.connectAccount({ externalUserId: "alice", app: "slack" });
  const configured_props = { slack: { authProvisionId: account.id }, n: 1 };
  const { body } = await post("/actions/run", {
    id: "acme-tell",
    external_user_id: "alice",
    configured_props,
  });
  expect(body).toEqual({
    exports: {},
    os: [],
    ret: { configuredProps: configured_props, externalUserId: "alice", account },
  });
});

it("runs nothing with another user's account", async () => {
  const { post, emulator } = await asAlice();
  const { id } = emulator.connectAccount({ externalUserId: "bob", app: "slack" });
  for (const authProvisionId of [id, "apn_nobody"]) {
    const body = {
      id: "slack-send-message",
      external_user_id: "alice",
      configured_props: { slack: { authProvisionId } },
    };
    expect((await post("/actions/run", body)).status).toBe(404);
  }
});

it("fills what was not configured, so that every action can be run", async () => {
  const { post } = await asAlice();
  for (const id of ["slack-send-message", "github-create-issue", "google_sheets-add-single-row"]) {
    const { body } = await post("/actions/run", { id, external_user_id: "alice" });
    expect(body).toMatchObject({
      exports: { $summary: expect.any(String) },
      os: [],
      ret: expect.any(Object),
    });
  }
});

it("answers 202 without a body with asyncRuns", async () => {
  const { post } = await asAlice({ asyncRuns: true });
  const ask = { id: "slack-send-message", external_user_id: "alice", prop_name: "channel" };
  for (const path of ["/actions/run", "/actions/configure", "/actions/props"]) {
    expect(await post(path, ask)).toMatchObject({ status: 202, body: "" });
  }
});

it("needs a user from an OAuth token, which is bound to none", async () => {
  const { call, accessToken, project } = emulatedApi();
  const token = await accessToken();
  const run = (body: unknown) => call("POST", `${project}/actions/run`, { token, body });
  expect((await run({ id: "slack-send-message" })).status).toBe(400);
  expect((await run({ id: "slack-send-message", external_user_id: "alice" })).status).toBe(200);
});
