import { scopeCovers } from "../scopes/scopeCovers.js";
import type { Caller, TokenProblem } from "./Caller.js";
import { notFound } from "./notFound.js";
import { badRequest, Refusal } from "./Refusal.js";
import { type Route, routeKey } from "./Route.js";
import type { ProjectEnvironment, World } from "./World.js";

/** Refuses a caller whose token is not good, not of the right kind, or lacks the route's scope. */
export function admit(world: World, route: Route, caller: Caller): void {
  if (route.tokens === "none") return;
  if (caller.kind === "nobody" || caller.problem !== null) throw unauthorized(world, caller.problem);
  if (route.tokens !== "both" && route.tokens !== caller.kind) throw wrongKind(world);
  const required = world.scopeMap[routeKey(route)] ?? route.scope;
  if (required !== undefined && !scopeCovers(caller.token.scopes, required)) {
    throw forbiddenScope(world, [required]);
  }
}

/** Refuses a path whose project is not the caller's, and says which environment is meant. */
export function environmentOf(
  world: World,
  route: Route,
  caller: Caller,
  request: Request,
  projectId: string | null,
): ProjectEnvironment {
  if (caller.kind === "connect") {
    if (projectId !== null && projectId !== world.projectId)
      throw refusedProject(world, world.projectMismatch);
    const named = request.headers.get("x-pd-environment");
    const { environment } = caller.token;
    if (named !== null && named !== environment && world.environmentMismatch === 403) {
      throw new Refusal(403, { error: "Forbidden", code: "environment_mismatch" });
    }
    return environment;
  }
  if (!route.project) return world.projectEnvironment;
  if (projectId !== world.projectId) throw refusedProject(world, world.unknownProject);
  const named = request.headers.get("x-pd-environment");
  if (named === "development" || named === "production") return named;
  if (named === null && world.missingEnvironmentHeader === "production") return "production";
  throw badRequest("The header x-pd-environment must be development or production");
}

/** A 403 that names the scopes it would have taken. */
export function forbiddenScope(world: World, required: readonly string[]): Refusal {
  if (world.forbiddenScope === 401) {
    return new Refusal(401, { error: "Unauthorized" }, { "www-authenticate": "Bearer" });
  }
  const body = { error: "Forbidden", code: "insufficient_scope" };
  return new Refusal(403, world.forbiddenScope === 403 ? { ...body, details: { required } } : body);
}

function unauthorized(world: World, problem: TokenProblem | null): Refusal {
  const body = { error: "Unauthorized" };
  return new Refusal(401, world.unauthorized === "distinct" ? { ...body, code: problem } : body, {
    "www-authenticate": "Bearer",
  });
}

function wrongKind(world: World): Refusal {
  return world.wrongTokenKind === 401
    ? new Refusal(401, { error: "Unauthorized" }, { "www-authenticate": "Bearer" })
    : new Refusal(403, { error: "Forbidden", code: "wrong_token_kind" });
}

const refusedProject = (world: World, status: 404 | 403): Refusal =>
  status === 404 ? notFound(world) : new Refusal(403, { error: "Forbidden" });
