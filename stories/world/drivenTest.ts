import { type ConnectTest, createConnectTest } from "react-connect-token/testing";
import { attemptOf } from "./failureOf.js";
import type { TokenWorld } from "./TokenWorld.js";

/** Ten minutes, so that a few refreshes can be watched. */
export const lifeSeconds = 600;

/** A controller whose session begins where a world begins; {@link driveTo} takes it the rest of the way. */
export function drivenTest({ tokenStatus, grantedScopes }: TokenWorld): ConnectTest {
  if (tokenStatus === "idle") return createConnectTest({ externalUserId: null });
  if (tokenStatus === "pending" || tokenStatus === "error")
    return createConnectTest({ expiresIn: lifeSeconds });
  // An empty answer says nothing about scopes, and the default is then everything; this one opens no gate of ours.
  const scopes = grantedScopes.length > 0 ? grantedScopes : ["connect:tokens:create"];
  return createConnectTest({ scopes, expiresIn: lifeSeconds });
}

/** Drives a session that is in use into the status a world names. */
export async function driveTo(connect: ConnectTest, { tokenStatus, failure }: TokenWorld): Promise<void> {
  const usual = { error: 401, refreshFailing: 503, expired: 503 } as const;
  const failsWith =
    attemptOf(failure) ?? (tokenStatus in usual ? usual[tokenStatus as keyof typeof usual] : null);
  if (tokenStatus === "idle" || failsWith === null) return;
  await connect.fail(failsWith);
  if (tokenStatus === "expired") await connect.expire();
}
