import type { Call } from "./Call.js";
import type { ComponentRun } from "./EmulatedComponent.js";
import type { EmulatorAccount } from "./EmulatorAccount.js";
import { isJsonObject, type JsonObject } from "./JsonObject.js";
import { notFound } from "./notFound.js";

/**
 * What a component's functions are given. An account in the configured props has to be the user's own; for another
 * user's there is a 404, as for none.
 */
export function componentRun(
  call: Call,
  user: string,
  configuredProps: JsonObject,
  query = "",
): ComponentRun {
  let account: EmulatorAccount | null = null;
  for (const value of Object.values(configuredProps)) {
    if (!isJsonObject(value) || typeof value.authProvisionId !== "string") continue;
    const found = call.world.data.accounts.get(value.authProvisionId);
    if (found?.externalUserId !== user || found.environment !== call.environment) throw notFound(call.world);
    account ??= {
      id: found.id,
      name: found.name,
      externalUserId: found.externalUserId,
      app: found.app,
      environment: found.environment,
    };
  }
  return { configuredProps, externalUserId: user, account, query, now: new Date(call.world.clock.now()) };
}
