import { requiredUser } from "./boundUser.js";
import { booleanField, type Call, objectField, readBody, requiredText, textField } from "./Call.js";
import { componentRun } from "./componentRun.js";
import { ensureUser } from "./externalUsers.js";
import type { JsonObject } from "./JsonObject.js";
import { jsonResponse } from "./jsonResponse.js";
import { notFound } from "./notFound.js";
import { randomHex, randomId } from "./randomId.js";
import type { DeployedTrigger, Webhook } from "./World.js";
import { wireDeployedTrigger } from "./wireDeployedTrigger.js";

/** `POST /triggers/deploy`: adds a deployed trigger, with one event unless it was asked not to emit. */
export async function deployTrigger(call: Call): Promise<Response> {
  const { world, request, environment, caller } = call;
  const body = await readBody(request);
  const key = requiredText(body, "id");
  const trigger = world.triggers.find((each) => each.key === key);
  if (trigger === undefined) throw notFound(world);
  const user = requiredUser(call, textField(body, "external_user_id"));
  const configuredProps = objectField(body, "configured_props");
  const emitOnDeploy = booleanField(body, "emit_on_deploy") ?? true;
  const run = componentRun(call, user, configuredProps);
  ensureUser(world, environment, user);
  world.data.sequence += 1;
  const now = world.clock.now();
  const event = emitOnDeploy ? trigger.event?.(run) : undefined;
  const webhookUrl = textField(body, "webhook_url");
  const workflowId = textField(body, "workflow_id");
  const deployed: DeployedTrigger = {
    sequence: world.data.sequence,
    id: randomId("dc"),
    user,
    environment,
    key,
    name: trigger.name,
    active: true,
    emitOnDeploy,
    configuredProps,
    createdAt: now,
    updatedAt: now,
    workflowIds: workflowId === undefined ? [] : [workflowId],
    webhooks: webhookUrl === undefined ? [] : [newWebhook(webhookUrl, now)],
    events: event === undefined ? [] : [emitted(event, now)],
  };
  world.data.deployedTriggers.set(deployed.id, deployed);
  const [webhook] = deployed.webhooks;
  const showsKey = webhook !== undefined && caller.kind === "oauth";
  return jsonResponse({
    data: {
      ...wireDeployedTrigger(world, deployed),
      ...(showsKey && { webhook_signing_key: webhook.signingKey }),
    },
  });
}

/** A webhook of a deployed trigger, with the key its calls would be signed with. */
export const newWebhook = (url: string, at: number): Webhook => ({
  id: randomId("wh"),
  url,
  signingKey: randomHex(32),
  createdAt: at,
  updatedAt: at,
});

const emitted = (event: JsonObject, at: number) => ({ e: event, k: "emit", ts: at, id: randomId("evt") });
