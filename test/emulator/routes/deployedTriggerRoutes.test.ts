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
  expect([emitting, silent].map(({ answer }) => answer.body.data.emit_on_deploy)).toEqual([true, false]);
  expect((await deployed({ emit_on_deploy: "no" })).answer.status).toBe(400);
});

it("changes name, props and whether it is active, and refuses what is none of these", async () => {
  const { ask, id } = await deployed();
  const configured_props = { conversations: ["#general"] };
  const change = { name: "Mine", active: false, emit_on_deploy: false, configured_props };
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

it("shows a webhook's signing key to an OAuth token alone", async () => {
  const { ask, answer, id, call, accessToken, project } = await deployed({
    webhook_url: "https://a.example",
  });
  const [webhook] = (await ask("GET", `/${id}/webhooks`)).body.webhooks;
  expect(answer.body.data).not.toHaveProperty("webhook_signing_key");
  expect(webhook).toEqual({ id: webhook.id, url: "https://a.example", signing_key_set: true });
  expect((await ask("GET", `/${id}/webhooks/${webhook.id}`)).status).toBe(403);

  const token = await accessToken();
  const asServer = async (method: string, path: string) =>
    (
      await call(method, `${project}/deployed-triggers/${id}/webhooks${path}?external_user_id=alice`, {
        token,
      })
    ).body;
  const [listed] = (await asServer("GET", "")).webhooks;
  expect(listed).toEqual({ ...webhook, signing_key: expect.stringMatching(/^[0-9a-f]{32}$/) });
  const shown = (await asServer("GET", `/${webhook.id}`)).data;
  expect(shown).toMatchObject(listed);
  const renewed = (await asServer("POST", `/${webhook.id}/regenerate_signing_key`)).data;
  expect(renewed.signing_key).not.toBe(shown.signing_key);
  expect((await asServer("GET", `/${webhook.id}`)).data).toEqual(renewed);
  expect(await asServer("GET", "/wh_x")).toEqual({ error: "record not found" });
});

it("shows a server that deploys the key of the webhook that it gave", async () => {
  const { call, accessToken, project } = emulatedApi();
  const token = await accessToken();
  const deploy = async (change: object) => {
    const body = { id: "slack-new-message-in-channels", external_user_id: "alice", ...change };
    return (await call("POST", `${project}/triggers/deploy`, { token, body })).body.data;
  };
  const key = expect.stringMatching(/^[0-9a-f]{32}$/);
  expect(await deploy({ webhook_url: "https://a.example" })).toMatchObject({ webhook_signing_key: key });
  expect(await deploy({})).not.toHaveProperty("webhook_signing_key");
});

it("tells a webhook's times in seconds", async () => {
  const { ask, id, call, accessToken, emulator, project } = await deployed({
    webhook_url: "https://a.example",
  });
  const [webhook] = (await ask("GET", `/${id}/webhooks`)).body.webhooks;
  const path = `${project}/deployed-triggers/${id}/webhooks/${webhook.id}?external_user_id=alice`;
  const { data } = (await call("GET", path, { token: await accessToken() })).body;
  expect(Math.abs(data.created_at - emulator.now().getTime() / 1000)).toBeLessThan(60);
  expect(data.updated_at).toBe(data.created_at);
});

it("deploys no trigger that is unknown", async () => {
  expect((await deployed({ id: "nonsense" })).answer.status).toBe(404);
});

it("is gone once it is deleted", async () => {
  const { ask, id } = await deployed();
  expect((await ask("DELETE", `/${id}?ignore_hook_errors=true`)).status).toBe(204);
  expect((await ask("GET", `/${id}`)).status).toBe(404);
});
