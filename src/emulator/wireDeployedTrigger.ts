import { ensureUser } from "./externalUsers.js";
import type { DeployedTrigger, World } from "./World.js";

/** A deployed trigger in the wire's spelling; its times are in milliseconds. */
export function wireDeployedTrigger(world: World, trigger: DeployedTrigger) {
  const definition = world.triggers.find(({ key }) => key === trigger.key);
  return {
    type: "DeployedComponent",
    id: trigger.id,
    owner_id: ensureUser(world, trigger.environment, trigger.user).id,
    component_id: `sc_${trigger.key.replace(/[^a-z0-9]/gi, "")}`,
    component_key: trigger.key,
    configurable_props: definition?.configurableProps ?? [],
    configured_props: trigger.configuredProps,
    active: trigger.active,
    emit_on_deploy: trigger.emitOnDeploy,
    created_at: trigger.createdAt,
    updated_at: trigger.updatedAt,
    name: trigger.name,
    name_slug: trigger.name.toLowerCase().replace(/[^a-z0-9]+/g, "-"),
  };
}
