import { requiredText } from "./Call.js";
import type { JsonObject } from "./JsonObject.js";
import { badRequest } from "./Refusal.js";
import type { World } from "./World.js";

/** The external user that a Connect token is asked for: not blank, and of the documented length at most. */
export function externalUserId(world: World, body: JsonObject): string {
  const user = requiredText(body, "external_user_id");
  if (user.length > 250 && world.externalUserIdTooLong === 400) {
    throw badRequest("external_user_id is longer than 250 characters");
  }
  return user;
}
