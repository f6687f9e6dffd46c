import { expect, it } from "vitest";
import { emulatedApi } from "../emulatedApi.js";

it("makes a token that lives four hours, with the answer's three fields and no more", async () => {
  const { mint, emulator } = emulatedApi();
  const asked = emulator.now().getTime();
  const { status, body } = await mint();
  expect(status).toBe(200);
  expect(Object.keys(body)).toEqual(["token", "expires_at", "connect_link_url"]);
  expect(body.token).toMatch(/^ctok_[0-9a-f]{32}$/);
  expect(Math.round((Date.parse(body.expires_at) - asked) / 1000)).toBe(14_400);
});

it.each([1, 20, 3600, 14_400])("makes a token that lives %i s, to the second", async (expiresIn) => {
  const { connectToken, call, emulator } = emulatedApi();
  const token = await connectToken({ expires_in: expiresIn });
  emulator.advance(expiresIn * 1000 - 500);
  expect((await call("GET", "/v1/connect/accounts", { token })).status).toBe(200);
  emulator.advance(500);
  expect((await call("GET", "/v1/connect/accounts", { token })).status).toBe(401);
});

it.each([0, -1, 14_401, 1.5, "60", "", true, {}])("refuses an expires_in of %j", async (expires_in) => {
  expect(await emulatedApi().mint({ expires_in })).toMatchObject({
    status: 400,
    body: { error: expect.any(String) },
  });
});

it.each([
  [0, 1],
  [-5, 1],
  [14_401, 14_400],
  [1.5, 1],
  ["60", 60],
  ["soon", 14_400],
])('moves an expires_in of %j to %i with badTtl "clamp"', async (expires_in, seconds) => {
  const { mint, emulator } = emulatedApi({ badTtl: "clamp" });
  const asked = emulator.now().getTime();
  const { body } = await mint({ expires_in });
  expect(Math.round((Date.parse(body.expires_at) - asked) / 1000)).toBe(seconds);
});

it.each([
  ["offset", /^2026-01-05T12:30:0\d\.\d{3}\+00:00$/],
  ["z", /^2026-01-05T12:30:0\d\.\d{3}Z$/],
  ["z-no-fraction", /^2026-01-05T12:30:0\dZ$/],
] as const)("writes expires_at as %s", async (expiresAtFormat, form) => {
  const { mint, emulator } = emulatedApi({ expiresAtFormat });
  emulator.setTime(Date.UTC(2026, 0, 5, 8, 30));
  expect((await mint()).body.expires_at).toMatch(form);
});

it("writes expires_at with an offset by default", async () => {
  expect((await emulatedApi().mint()).body.expires_at).toMatch(/\+00:00$/);
});

it.each([
  ["no user", { external_user_id: undefined }],
  ["a blank user", { external_user_id: " " }],
  ["a user that is no text", { external_user_id: 7 }],
  ["251 characters", { external_user_id: "a".repeat(251) }],
  ["origins that are no list", { allowed_origins: "https://a.example" }],
  ["origins that are no text", { allowed_origins: [1] }],
  ["a scope that is no text", { scope: ["connect:*"] }],
  ["a redirect that is no text", { success_redirect_uri: {} }],
])("refuses %s with 400", async (_, fields) => {
  expect(await emulatedApi().mint(fields)).toMatchObject({
    status: 400,
    body: { error: expect.any(String) },
  });
});

it("takes 250 characters, and more with externalUserIdTooLong accept", async () => {
  expect((await emulatedApi().mint({ external_user_id: "a".repeat(250) })).status).toBe(200);
  const { mint } = emulatedApi({ externalUserIdTooLong: "accept" });
  expect((await mint({ external_user_id: "a".repeat(251) })).status).toBe(200);
});

it.each(["", "not json", "[1]"])("refuses the body %j with 400", async (body) => {
  const { call, accessToken, project } = emulatedApi();
  expect((await call("POST", `${project}/tokens`, { token: await accessToken(), body })).status).toBe(400);
});

it("does not let a Connect token make another", async () => {
  const { mint, connectToken } = emulatedApi();
  expect((await mint({}, await connectToken({ scope: "connect:tokens:create" }))).status).toBe(403);
});

it("counts the tokens that it made, not those it refused", async () => {
  const { mint, emulator } = emulatedApi();
  await mint();
  await mint({ expires_in: 0 });
  await mint();
  expect(emulator.minted).toBe(2);
});

it("validates a token with the app that was asked about, and does not use it up", async () => {
  const { connectToken, call } = emulatedApi();
  const token = await connectToken({ success_redirect_uri: "https://app.example/done" });
  for (const app of ["slack", "app_slack"]) {
    expect(
      await call("GET", `/v1/connect/tokens/${token}/validate?app_id=${app}`, { environment: null }),
    ).toMatchObject({
      status: 200,
      body: {
        success: true,
        error: null,
        app: { name_slug: "slack" },
        project_id: "proj_emulator",
        project_environment: "development",
        success_redirect_uri: "https://app.example/done",
        error_redirect_uri: null,
      },
    });
  }
});

it("takes the app from the account or from what the token was made for", async () => {
  const { connectToken, call, emulator } = emulatedApi();
  const { id } = emulator.connectAccount({ externalUserId: "alice", app: "github" });
  const token = await connectToken({ app_id: "notion" });
  const app = async (query: string) =>
    (await call("GET", `/v1/connect/tokens/${token}/validate${query}`)).body.app.name_slug;
  expect(await app(`?account_id=${id}`)).toBe("github");
  expect(await app("")).toBe("notion");
});

it("says no more of a token than whether it is good: not its user, scopes or end", async () => {
  const { connectToken, call } = emulatedApi();
  const { body } = await call("GET", `/v1/connect/tokens/${await connectToken()}/validate?app_id=slack`);
  expect(Object.keys(body).sort()).toEqual([
    "app",
    "error",
    "error_redirect_uri",
    "oauth_app_id",
    "project_app_name",
    "project_environment",
    "project_id",
    "project_support_email",
    "success",
    "success_redirect_uri",
  ]);
});

it.each([200, 401, 404] as const)(
  "says that a dead token is dead with status %i",
  async (validateFailureStatus) => {
    const { connectToken, call, emulator } = emulatedApi({ validateFailureStatus });
    const lapsed = await connectToken({ expires_in: 1 });
    emulator.advance(1000);
    const used = await connectToken();
    emulator.connectAccount({ externalUserId: "alice", app: "slack", token: used });
    for (const token of [lapsed, used, `ctok_${"0".repeat(32)}`]) {
      expect(await call("GET", `/v1/connect/tokens/${token}/validate?app_id=slack`)).toMatchObject({
        status: validateFailureStatus,
        body: {
          success: false,
          error: expect.stringContaining("Create a new one"),
          app: null,
          project_id: null,
        },
      });
    }
  },
);

it("says that the app is unknown", async () => {
  const { connectToken, call } = emulatedApi();
  expect(
    await call("GET", `/v1/connect/tokens/${await connectToken()}/validate?app_id=nonsense`),
  ).toMatchObject({
    status: 200,
    body: { success: false, error: expect.stringContaining("Check the app's id") },
  });
});
