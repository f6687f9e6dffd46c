import { expect, it } from "vitest";
import { emulatedApi } from "../emulatedApi.js";

const shape = [
  "app",
  "authorized_scopes",
  "created_at",
  "dead",
  "external_id",
  "healthy",
  "id",
  "name",
  "updated_at",
];

it("lists accounts in an envelope, retrieves one bare, and lists a user's as a bare list", async () => {
  const { call, connectToken, emulator } = emulatedApi();
  const { id } = emulator.connectAccount({ externalUserId: "alice", app: "slack" });
  const token = await connectToken();
  const list = await call("GET", "/v1/connect/accounts", { token });
  const one = await call("GET", `/v1/connect/accounts/${id}`, { token });
  const ofUser = await call("GET", "/v1/connect/users/alice/accounts", { token });

  expect(Object.keys(one.body).sort()).toEqual(shape);
  expect(one.body).toMatchObject({ id, external_id: "alice", dead: null, app: { name_slug: "slack" } });
  expect(list.body).toEqual({
    data: [one.body],
    page_info: expect.objectContaining({ count: 1, total_count: 1 }),
  });
  expect(ofUser.body).toEqual([one.body]);
});

it.each([403, 404] as const)(
  "answers another's external_user_id with userMismatch %i",
  async (userMismatch) => {
    const { call, connectToken } = emulatedApi({ userMismatch });
    const token = await connectToken();
    for (const path of ["/accounts?external_user_id=bob", "/users/bob/accounts"]) {
      expect((await call("GET", `/v1/connect${path}`, { token })).status).toBe(userMismatch);
    }
    expect((await call("GET", "/v1/connect/accounts?external_user_id=alice", { token })).status).toBe(200);
  },
);

it("has another user's account for nobody", async () => {
  const { call, connectToken, emulator, accessToken, project } = emulatedApi();
  const { id } = emulator.connectAccount({ externalUserId: "bob", app: "slack" });
  const token = await connectToken();
  for (const method of ["GET", "DELETE"]) {
    expect((await call(method, `/v1/connect/accounts/${id}`, { token })).status).toBe(404);
  }
  expect((await call("GET", `${project}/accounts/${id}`, { token: await accessToken() })).status).toBe(200);
});

it("lets an OAuth token see all, or one user's", async () => {
  const { call, accessToken, emulator, project } = emulatedApi();
  for (const externalUserId of ["alice", "bob"]) emulator.connectAccount({ externalUserId, app: "slack" });
  const token = await accessToken();
  const users = async (query: string) =>
    (await call("GET", `${project}/accounts${query}`, { token })).body.data.map(
      (account: { external_id: string }) => account.external_id,
    );
  expect(await users("")).toEqual(["alice", "bob"]);
  expect(await users("?external_user_id=bob")).toEqual(["bob"]);
});

it("filters by app and by OAuth app", async () => {
  const { call, connectToken, emulator } = emulatedApi();
  const flow = await connectToken({ oauth_app_id: "oa_1" });
  emulator.connectAccount({ externalUserId: "alice", app: "slack", token: flow });
  emulator.connectAccount({ externalUserId: "alice", app: "github" });
  const token = await connectToken();
  const apps = async (query: string) =>
    (await call("GET", `/v1/connect/accounts?${query}`, { token })).body.data.map(
      (account: { app: { name_slug: string } }) => account.app.name_slug,
    );
  expect(await apps("app=github")).toEqual(["github"]);
  expect(await apps("app=app_github")).toEqual(["github"]);
  expect(await apps("app=nonsense")).toEqual([]);
  expect(await apps("oauth_app_id=oa_1")).toEqual(["slack"]);
  const ofUser = await call("GET", "/v1/connect/users/alice/accounts?app=github", { token });
  expect(ofUser.body).toEqual([
    expect.objectContaining({ app: expect.objectContaining({ name_slug: "github" }) }),
  ]);
});

it("shows credentials to an OAuth token that asks for them", async () => {
  const { call, accessToken, emulator, project } = emulatedApi();
  const slack = emulator.connectAccount({ externalUserId: "alice", app: "slack" });
  const openai = emulator.connectAccount({ externalUserId: "alice", app: "openai" });
  const token = await accessToken();
  const get = async (id: string, query = "?include_credentials=true") =>
    (await call("GET", `${project}/accounts/${id}${query}`, { token })).body;
  expect((await get(slack.id)).credentials).toMatchObject({ oauth_access_token: expect.any(String) });
  expect((await get(openai.id)).credentials).toEqual({ api_key: expect.any(String) });
  expect(await get(slack.id, "")).not.toHaveProperty("credentials");
});

it("leaves credentials out for a Connect token, or refuses with credentialsWithConnectToken 403", async () => {
  for (const credentialsWithConnectToken of ["omit", 403] as const) {
    const { call, connectToken, emulator } = emulatedApi({ credentialsWithConnectToken });
    emulator.connectAccount({ externalUserId: "alice", app: "slack" });
    const token = await connectToken();
    const { status, body } = await call("GET", "/v1/connect/accounts?include_credentials=true", { token });
    if (credentialsWithConnectToken === 403) expect(status).toBe(403);
    else expect(body.data[0]).not.toHaveProperty("credentials");
  }
});

async function createBody(
  api: ReturnType<typeof emulatedApi>,
  change: Readonly<Record<string, unknown>> = {},
) {
  const token = await api.connectToken();
  const fields = { app_slug: "openai", cfmap_json: '{"api_key":"sk-1"}', connect_token: token, ...change };
  return { token, body: fields };
}

it("creates an account with the keys it is given", async () => {
  const api = emulatedApi();
  const { status, body } = await api.call(
    "POST",
    "/v1/connect/accounts",
    await createBody(api, { name: "Work" }),
  );
  expect(status).toBe(200);
  expect(body).toMatchObject({ name: "Work", external_id: "alice", app: { name_slug: "openai" } });
  const path = `${api.project}/accounts/${body.id}?include_credentials=true`;
  const shown = await api.call("GET", path, { token: await api.accessToken() });
  expect(shown.body.credentials).toEqual({ api_key: "sk-1" });
});

it("connects an account anew under its old id", async () => {
  const api = emulatedApi();
  const { id } = api.emulator.connectAccount({ externalUserId: "alice", app: "openai", name: "Work" });
  const { body } = await api.call("POST", "/v1/connect/accounts", await createBody(api, { account_id: id }));
  expect(body).toMatchObject({ id, name: "Work" });
});

it.each([
  ["another token in the body", { connect_token: "ctok_other" }, 400],
  ["an unknown app", { app_slug: "nonsense" }, 400],
  ["no app", { app_slug: undefined }, 400],
  ["fields that are not JSON", { cfmap_json: "api_key=1" }, 400],
  ["fields that are no object", { cfmap_json: "[]" }, 400],
  ["an account that is not there", { account_id: "apn_other" }, 404],
])("creates none from %s", async (_, change, status) => {
  const api = emulatedApi();
  expect((await api.call("POST", "/v1/connect/accounts", await createBody(api, change))).status).toBe(status);
});

it("connects no account anew as one of another app", async () => {
  const api = emulatedApi();
  const { id } = api.emulator.connectAccount({ externalUserId: "alice", app: "slack" });
  const { status } = await api.call(
    "POST",
    "/v1/connect/accounts",
    await createBody(api, { account_id: id }),
  );
  expect(status).toBe(400);
});

it("creates none for another user than the token's", async () => {
  const api = emulatedApi();
  const creation = await createBody(api);
  const create = (user: string) =>
    api.call("POST", `/v1/connect/accounts?external_user_id=${user}`, creation);
  expect((await create("bob")).status).toBe(403);
  expect((await create("alice")).body).toMatchObject({ external_id: "alice" });
});

it("deletes one account, or all of an app that this caller sees", async () => {
  const { call, connectToken, emulator } = emulatedApi();
  const first = emulator.connectAccount({ externalUserId: "alice", app: "slack" });
  for (const externalUserId of ["alice", "bob"]) emulator.connectAccount({ externalUserId, app: "github" });
  const token = await connectToken();
  const removed = await call("DELETE", `/v1/connect/accounts/${first.id}`, { token });
  expect(removed).toMatchObject({ status: 204, body: "" });
  expect((await call("DELETE", "/v1/connect/apps/app_github/accounts", { token })).status).toBe(204);
  expect((await call("DELETE", "/v1/connect/apps/nonsense/accounts", { token })).status).toBe(404);
  expect((await call("GET", "/v1/connect/accounts", { token })).body.data).toEqual([]);
  const bob = await connectToken({ external_user_id: "bob" });
  expect((await call("GET", "/v1/connect/accounts", { token: bob })).body.data).toHaveLength(1);
});
