import { parseScopes } from "../scopes/parseScopes.js";
import { scopeCovers } from "../scopes/scopeCovers.js";
import { forbiddenScope } from "./admit.js";
import { knownScope } from "./knownScope.js";
import { badRequest } from "./Refusal.js";
import type { World } from "./World.js";

/** What a Connect token is granted, out of what was asked for and what the OAuth token that mints it may itself. */
export function grantConnectScopes(
  world: World,
  asked: string | undefined,
  issuer: readonly string[],
): readonly string[] {
  if (asked?.trim() === "" && world.emptyScope === 400) throw badRequest("Invalid scope");
  const names = parseScopes(asked ?? "");
  const scopes = names.length === 0 ? ["connect:*"] : names.flatMap((scope) => acceptedScope(world, scope));
  if (scopes.length === 0) throw badRequest("Invalid scope");
  return withinIssuer(world, [...new Set(scopes)], issuer);
}

function acceptedScope(world: World, scope: string): readonly string[] {
  if (scope === "*") {
    if (world.starOnConnectToken === 400) throw badRequest("Invalid scope");
    return ["connect:*"];
  }
  if (knownScope(world, scope) || world.unknownScope === "keep") return [scope];
  if (world.unknownScope === 400) throw badRequest("Invalid scope");
  return [];
}

function withinIssuer(world: World, scopes: readonly string[], issuer: readonly string[]): readonly string[] {
  const beyond = scopes.filter((scope) => !scopeCovers(issuer, scope));
  if (beyond.length === 0 || world.scopeBeyondIssuer === "allow") return scopes;
  if (world.scopeBeyondIssuer === "reject") throw forbiddenScope(world, beyond);
  const shared = scopes.flatMap((scope) =>
    scopeCovers(issuer, scope) ? [scope] : issuer.filter((held) => scopeCovers(scope, held)),
  );
  if (shared.length === 0) throw forbiddenScope(world, beyond);
  return [...new Set(shared)];
}
