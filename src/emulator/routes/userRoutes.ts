import { requiredUser } from "../boundUser.js";
import { type Call, param } from "../Call.js";
import { deleteUser } from "../externalUsers.js";
import { emptyResponse, jsonResponse } from "../jsonResponse.js";
import { notFound } from "../notFound.js";
import { paginate } from "../paginate.js";
import type { Route } from "../Route.js";
import type { ExternalUser } from "../World.js";

/** @see contract part 5 */
export const userRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/users",
    project: true,
    tokens: "oauth",
    scope: "connect:users:read",
    handle: list,
  },
  {
    method: "DELETE",
    path: "/users/{external_user_id}",
    project: true,
    tokens: "both",
    scope: "connect:users:write",
    handle: remove,
  },
];

function list(call: Call): Response {
  const wanted = call.query.get("q") ?? "";
  const users = [...call.world.data.users.values()].filter(
    ({ environment, externalId }) => environment === call.environment && externalId.includes(wanted),
  );
  return jsonResponse(paginate(call, users, wireUser));
}

function remove(call: Call): Response {
  const user = requiredUser(call, param(call, "external_user_id"));
  if (!deleteUser(call.world, call.environment, user)) throw notFound(call.world);
  return emptyResponse();
}

function wireUser({ id, externalId, createdAt }: ExternalUser) {
  const at = new Date(createdAt).toISOString();
  return { id, external_id: externalId, created_at: at, updated_at: at };
}
