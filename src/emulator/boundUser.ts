import type { Call } from "./Call.js";
import { notFound } from "./notFound.js";
import { badRequest, Refusal } from "./Refusal.js";

/**
 * The external user that a call is about. A Connect token answers for its own alone; an OAuth token for whom the
 * call names, or with `null` for all.
 */
export function boundUser({ world, caller, entry }: Call, named: string | null | undefined): string | null {
  if (caller.kind !== "connect") {
    entry.user = named || null;
    return entry.user;
  }
  if (named && named !== caller.token.user) {
    if (world.userMismatch === 404) throw notFound(world);
    throw new Refusal(403, { error: "Forbidden", code: "user_mismatch" });
  }
  return caller.token.user;
}

/** The same where a user has to be named. */
export function requiredUser(call: Call, named: string | null | undefined): string {
  const user = boundUser(call, named);
  if (user === null) throw badRequest("external_user_id is required");
  return user;
}
