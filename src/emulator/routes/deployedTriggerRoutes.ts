import { requiredUser } from "../boundUser.js";
import { booleanField, type Call, objectField, param, readBody, textField } from "../Call.js";
import { newWebhook } from "../deployTrigger.js";
import type { JsonObject } from "../JsonObject.js";
import { emptyResponse, jsonResponse } from "../jsonResponse.js";
import { notFound } from "../notFound.js";
import { paginate } from "../paginate.js";
import { badRequest } from "../Refusal.js";
import type { Route } from "../Route.js";
import { randomHex } from "../randomId.js";
import type { DeployedTrigger, Webhook } from "../World.js";
import { wireDeployedTrigger } from "../wireDeployedTrigger.js";

const reads = {
  method: "GET",
  project: true,
  tokens: "both",
  scope: "connect:deployed_triggers:read",
} as const;
const writes = { project: true, tokens: "both", scope: "connect:deployed_triggers:write" } as const;
const one = "/deployed-triggers/{id}";

/** @see contract part 5 */
export const deployedTriggerRoutes: readonly Route[] = [
  { ...reads, path: "/deployed-triggers", handle: list },
  { ...reads, path: one, handle: (call) => answer(call, find(call)) },
  { ...writes, method: "PUT", path: one, handle: update },
  { ...writes, method: "DELETE", path: one, handle: remove },
  { ...reads, path: `${one}/events`, handle: listEvents },
  { ...reads, path: `${one}/pipelines`, handle: (call) => pipelines(find(call)) },
  { ...writes, method: "PUT", path: `${one}/pipelines`, handle: updatePipelines },
  { ...reads, path: `${one}/webhooks`, handle: (call) => webhooks(call, find(call)) },
  { ...writes, method: "PUT", path: `${one}/webhooks`, handle: updateWebhooks },
  { ...reads, tokens: "oauth", path: `${one}/webhooks/{webhook_id}`, handle: retrieveWebhook },
  {
    ...writes,
    method: "POST",
    tokens: "oauth",
    path: `${one}/webhooks/{webhook_id}/regenerate_signing_key`,
    handle: regenerateSigningKey,
  },
];

function ofUser(call: Call): readonly DeployedTrigger[] {
  const user = requiredUser(call, call.query.get("external_user_id"));
  return [...call.world.data.deployedTriggers.values()].filter(
    (trigger) => trigger.environment === call.environment && trigger.user === user,
  );
}

function find(call: Call): DeployedTrigger {
  const trigger = ofUser(call).find(({ id }) => id === param(call, "id"));
  if (trigger === undefined) throw notFound(call.world);
  return trigger;
}

function list(call: Call): Response {
  // The emulator deploys components alone: of timers, mail and HTTP interfaces there are none.
  const type = call.query.get("emitter_type");
  const triggers = type === null || type === "source" ? ofUser(call) : [];
  return jsonResponse(paginate(call, triggers, (trigger) => wireDeployedTrigger(call.world, trigger)));
}

const answer = ({ world }: Call, trigger: DeployedTrigger): Response =>
  jsonResponse({ data: wireDeployedTrigger(world, trigger) });

async function update(call: Call): Promise<Response> {
  const trigger = find(call);
  const body = await readBody(call.request);
  const active = booleanField(body, "active");
  const emitOnDeploy = booleanField(body, "emit_on_deploy");
  const name = textField(body, "name");
  if (body.configured_props !== undefined) trigger.configuredProps = objectField(body, "configured_props");
  trigger.active = active ?? trigger.active;
  trigger.emitOnDeploy = emitOnDeploy ?? trigger.emitOnDeploy;
  trigger.name = name ?? trigger.name;
  trigger.updatedAt = call.world.clock.now();
  return answer(call, trigger);
}

function remove(call: Call): Response {
  call.world.data.deployedTriggers.delete(find(call).id);
  return emptyResponse();
}

function listEvents(call: Call): Response {
  const wanted = Number(call.query.get("n") ?? 100);
  return jsonResponse({
    data: find(call).events.slice(0, Number.isInteger(wanted) ? Math.max(wanted, 0) : 100),
  });
}

const pipelines = (trigger: DeployedTrigger): Response => jsonResponse({ workflow_ids: trigger.workflowIds });

async function updatePipelines(call: Call): Promise<Response> {
  const trigger = find(call);
  trigger.workflowIds = textList(await readBody(call.request), "workflow_ids");
  return pipelines(trigger);
}

/** The key that the events are signed with is a server's to know: no Connect token is shown it. */
const webhooks = ({ caller }: Call, trigger: DeployedTrigger): Response =>
  jsonResponse({
    webhook_urls: trigger.webhooks.map(({ url }) => url),
    webhooks: trigger.webhooks.map(({ id, url, signingKey }) => ({
      id,
      url,
      signing_key_set: true,
      ...(caller.kind === "oauth" && { signing_key: signingKey }),
    })),
  });

async function updateWebhooks(call: Call): Promise<Response> {
  const trigger = find(call);
  trigger.webhooks = textList(await readBody(call.request), "webhook_urls").map(
    (url) => trigger.webhooks.find((known) => known.url === url) ?? newWebhook(url, call.world.clock.now()),
  );
  return webhooks(call, trigger);
}

function findWebhook(call: Call, trigger: DeployedTrigger) {
  const webhook = trigger.webhooks.find(({ id }) => id === param(call, "webhook_id"));
  if (webhook === undefined) throw notFound(call.world);
  return webhook;
}

function retrieveWebhook(call: Call): Response {
  return jsonResponse({ data: wireWebhook(findWebhook(call, find(call))) });
}

function regenerateSigningKey(call: Call): Response {
  const trigger = find(call);
  const updatedAt = call.world.clock.now();
  const renewed = { ...findWebhook(call, trigger), signingKey: randomHex(32), updatedAt };
  trigger.webhooks = trigger.webhooks.map((each) => (each.id === renewed.id ? renewed : each));
  return jsonResponse({ data: wireWebhook(renewed) });
}

/** A webhook in the wire's spelling; its times are in seconds, other than its trigger's. */
const wireWebhook = ({ id, url, signingKey, createdAt, updatedAt }: Webhook) => ({
  id,
  url,
  signing_key: signingKey,
  signing_key_set: true,
  created_at: Math.floor(createdAt / 1000),
  updated_at: Math.floor(updatedAt / 1000),
});

function textList(body: JsonObject, name: string): readonly string[] {
  const list = body[name];
  if (Array.isArray(list) && list.every((each) => typeof each === "string")) return list;
  throw badRequest(`${name} must be a list of strings`);
}
