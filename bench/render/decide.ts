import { createMongoAbility } from "@casl/ability";
import { CONNECT_SCOPES, missingScopes, scopeCovers } from "react-connect-token";
import { rulesOf } from "./contenders/casl.js";
import { allButLast } from "./gateScopes.js";

const ability = createMongoAbility(rulesOf(allButLast));
const asked = CONNECT_SCOPES.map((row) => row.scope);

const deciders = {
  "CASL `ability.can`": (scope: string) => ability.can("use", scope),
  "`scopeCovers`": (scope: string) => scopeCovers(allButLast, scope),
  "`missingScopes`": (scope: string) => missingScopes(allButLast, scope).length === 0,
};
export type Decider = keyof typeof deciders;
export const deciderNames = Object.keys(deciders) as Decider[];

/** Asks about every scope of the table, that often; returns how many answers were yes. */
export function decide(name: Decider, times: number): number {
  const decider = deciders[name];
  let granted = 0;
  for (let time = 0; time < times; time++) for (const scope of asked) if (decider(scope)) granted++;
  return granted;
}
