import { expect, it } from "vitest";
import { echo, fakePipedream, json, secrets } from "./fakePipedream.js";

const validation = (success: boolean) => ({
  success,
  error: success ? null : "The token is invalid",
  project_id: "proj_1",
  app: { name_slug: "slack", auth_type: "oauth" },
});

it("answers what Pipedream does, in camelCase", async () => {
  const pipedream = fakePipedream({ api: () => json(validation(true)) });
  const answer = await pipedream.client().validateConnectToken(secrets.connectToken, { appId: "app_1" });
  expect(answer).toEqual({
    success: true,
    error: null,
    projectId: "proj_1",
    app: { nameSlug: "slack", authType: "oauth" },
  });
  expect(pipedream.apiRequests[0]).toMatchObject({
    method: "GET",
    path: `/v1/connect/tokens/${secrets.connectToken}/validate?app_id=app_1`,
  });
});

it.each([200, 401, 404])(
  "answers success: false, and throws nothing, when it comes with %d",
  async (status) => {
    const pipedream = fakePipedream({ api: () => json(validation(false), { status }) });
    const answer = await pipedream.client().validateConnectToken(secrets.connectToken);
    expect(answer).toMatchObject({ success: false, error: "The token is invalid" });
  },
);

it("keeps the access token when a 401 is about the token that is validated", async () => {
  const pipedream = fakePipedream({ api: () => json(validation(false), { status: 401 }) });
  const client = pipedream.client();
  for (let call = 0; call < 3; call++) await client.validateConnectToken(secrets.connectToken);
  expect([pipedream.oauthRequests.length, pipedream.apiRequests.length]).toEqual([1, 3]);
});

it("drops the access token when a 401 is about that", async () => {
  const pipedream = fakePipedream({
    api: () => (pipedream.apiRequests.length === 1 ? echo(401) : json(validation(true))),
  });
  const answer = await pipedream.client().validateConnectToken(secrets.connectToken);
  expect(answer.success).toBe(true);
  expect(pipedream.oauthRequests).toHaveLength(2);
});

it.each([
  ["api_rejected", () => echo(404)],
  ["api_rejected", () => new Response("<html>", { status: 403 })],
  ["api_unavailable", () => json({ ok: true })],
  ["api_unavailable", () => new Response("<html>")],
])("throws %s when no answer came", async (code, api) => {
  const validated = fakePipedream({ api }).client().validateConnectToken(secrets.connectToken);
  await expect(validated).rejects.toMatchObject({ code });
});

it.each(["", "..", "ctok_1/../../projects", "ctok 1"])(
  "sends nothing for %j, which is no token",
  async (token) => {
    const pipedream = fakePipedream();
    await expect(pipedream.client().validateConnectToken(token)).rejects.toMatchObject({
      code: "invalid_options",
    });
    expect(pipedream.arrived).toHaveLength(0);
  },
);
