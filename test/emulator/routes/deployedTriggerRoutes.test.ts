import { expect, it } from "vitest";
import { emulatedApi } from "../emulatedApi.js";

async function deployed(change: Readonly<Record<string, unknown>> = {}) {
  const api = emulatedApi();
  const token = await api.connectToken();
  const body = { id: "slack-new-message-in-channels", external_user_id: "alice", ...change };
  const answer = await api.call("POST", "/v1/connect/triggers/deploy", { token, body });
  const ask = (method: string, path: string, body?: unknown) =>
    api.call(method, `/v1/connect/deployed-triggers${path}`, {
      token,
      ...(body === undefined ? {} : { body }),
    });
  return { ...api, answer, id: answer.body.data?.id as string, ask };
}

it("deploys a trigger as an emitter with its times in milliseconds", async () => {
  const { answer, emulator } = await deployed();
  expect(answer.body.data).toMatchObject({
    type: "DeployedComponent",
    id: expect.stringMatching(/^dc_/),
    owner_id: expect.stringMatching(/^exu_/),
    component_key: "slack-new-message-in-channels",
    name_slug: "new-message-in-channels",
    active: true,
  });
  expect(Math.abs(answer.body.data.created_at - emulator.now().getTime())).toBeLessThan(60_000);
});

it("shows a deployed trigger to its own user alone", async () => {
  const { id, call, connectToken, accessToken, project } = await deployed();
  const bob = await connectToken({ external_user_id: "bob" });
  expect((await call("GET", "/v1/connect/deployed-triggers", { token: bob })).body.data).toEqual([]);
  expect((await call("DELETE", `/v1/connect/deployed-triggers/${id}`, { token: bob })).status).toBe(404);
  const token = await accessToken();
  expect((await call("GET", `${project}/deployed-triggers`, { token })).status).toBe(400);
  const path = `${project}/deployed-triggers?external_user_id=alice`;
  expect((await call("GET", path, { token })).body.data).toHaveLength(1);
});

it("narrows the list by the kind of emitter, of which it has sources alone", async () => {
  const { ask } = await deployed();
  expect((await ask("GET", "?emitter_type=source")).body.data).toHaveLength(1);
  expect((await ask("GET", "?emitter_type=timer")).body.data).toHaveLength(0);
});

it("emits one event on deploying, unless it is asked not to", async () => {
  const emitting = await deployed();
  const { body } = await emitting.ask("GET", `/${emitting.id}/events?n=5`);
  expect(body.data).toEqual([
    { k: "emit", id: expect.any(String), ts: expect.any(Number), e: expect.any(Object) },
  ]);
  expect((await emitting.ask("GET", `/${emitting.id}/events?n=0`)).body.data).toEqual([]);
  const silent = await deployed({ emit_on_deploy: false });
  expect((await silent.ask("GET", `/${silent.id}/events`)).body.data).toEqual([]);
});

it("changes name, props and whether it is active, and refuses what is none of these", async () => {
  const { ask, id } = await deployed();
  const change = { name: "Mine", active: false, configured_props: { conversations: ["#general"] } };
  expect((await ask("PUT", `/${id}`, change)).body.data).toMatchObject(change);
  expect((await ask("PUT", `/${id}`, { active: "no" })).status).toBe(400);
  expect((await ask("GET", `/${id}`)).body.data).toMatchObject(change);
});

it("keeps pipelines and webhooks", async () => {
  const { ask, id } = await deployed({ workflow_id: "p_1", webhook_url: "https://a.example" });
  expect((await ask("GET", `/${id}/pipelines`)).body).toEqual({ workflow_ids: ["p_1"] });
  expect((await ask("PUT", `/${id}/pipelines`, { workflow_ids: ["p_2"] })).body).toEqual({
    workflow_ids: ["p_2"],
  });
  expect((await ask("PUT", `/${id}/pipelines`, { workflow_ids: "p_2" })).status).toBe(400);

  const before = (await ask("GET", `/${id}/webhooks`)).body.webhooks[0];
  const both = ["https://a.example", "https://b.example"];
  const { body } = await ask("PUT", `/${id}/webhooks`, { webhook_urls: both });
  expect(body.webhook_urls).toEqual(both);
  expect(body.webhooks[0]).toEqual(before);
});

it("shows a webhook's signing key once it is made anew, to an OAuth token alone", async () => {
  const { ask, id, call, accessToken, project } = await deployed({ webhook_url: "https://a.example" });
  const webhook = (await ask("GET", `/${id}/webhooks`)).body.webhooks[0];
  const token = await accessToken();
  const path = `${project}/deployed-triggers/${id}/webhooks/${webhook.id}`;
  expect((await ask("GET", `/${id}/webhooks/${webhook.id}`)).status).toBe(403);

  const shown = await call("GET", `${path}?external_user_id=alice`, { token });
  expect(shown.body.data).toMatchObject({ url: "https://a.example", signing_key_set: true });
  expect(shown.body.data).not.toHaveProperty("signing_key");
  const renewed = await call("POST", `${path}/regenerate_signing_key?external_user_id=alice`, { token });
  expect(renewed.body.data.signing_key).toMatch(/^[0-9a-f]{32}$/);
  const unknown = `${project}/deployed-triggers/${id}/webhooks/wh_x?external_user_id=alice`;
  expect((await call("GET", unknown, { token })).status).toBe(404);
});

it("deploys no trigger that is unknown", async () => {
  expect((await deployed({ id: "nonsense" })).answer.status).toBe(404);
});

it("is gone once it is deleted", async () => {
  const { ask, id } = await deployed();
  expect((await ask("DELETE", `/${id}?ignore_hook_errors=true`)).status).toBe(204);
  expect((await ask("GET", `/${id}`)).status).toBe(404);
});
