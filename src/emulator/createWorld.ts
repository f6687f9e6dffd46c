import { connectTokenError } from "../errors/browserCatalogue.js";
import { defaultAssumptions } from "./Assumptions.js";
import { EmulatorClock } from "./EmulatorClock.js";
import type { EmulatorOptions } from "./EmulatorOptions.js";
import { echoTarget } from "./echoTarget.js";
import { defaultScopeMap } from "./routes.js";
import { defaultActions } from "./seeds/defaultActions.js";
import { defaultApps } from "./seeds/defaultApps.js";
import { defaultTriggers } from "./seeds/defaultTriggers.js";
import { emptyData, type World } from "./World.js";

const defaults = {
  ...defaultAssumptions,
  clientId: "emulator-client-id",
  clientSecret: "emulator-client-secret",
  projectId: "proj_emulator",
  projectEnvironment: "development",
  apps: defaultApps,
  actions: defaultActions,
  triggers: defaultTriggers,
  accounts: [],
  proxyTarget: echoTarget,
} as const satisfies Required<EmulatorOptions>;

/** Puts options and defaults together; an option that is not known is refused, so that none does nothing. */
export function createWorld(options: EmulatorOptions): World {
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  for (const name of Object.keys(given)) {
    if (!(name in defaults))
      throw refused(
        name,
        "is not an option of the emulator",
        "Leave it out, or look for its name in docs/emulator.md.",
      );
  }
  const merged: Required<EmulatorOptions> = { ...defaults, ...given };
  if (!/^proj_[a-zA-Z0-9]+$/.test(merged.projectId)) {
    throw refused("projectId", "is not a project's id", 'Give "proj_" and letters or digits.');
  }
  for (const key of Object.keys(merged.scopeMap)) {
    if (!(key in defaultScopeMap)) {
      throw refused(
        "scopeMap",
        `names ${JSON.stringify(key)}, which is not an endpoint that needs a scope`,
        'Write it as in defaultScopeMap: "GET /accounts/{id}".',
      );
    }
  }
  const { clientSecret, ...rest } = merged;
  return {
    ...rest,
    firstClientSecret: clientSecret,
    clock: new EmulatorClock(merged.clockSkewMs),
    data: emptyData(clientSecret),
  };
}

const refused = (option: string, problem: string, fix: string) =>
  connectTokenError("invalid_options", { option, problem, fix });
