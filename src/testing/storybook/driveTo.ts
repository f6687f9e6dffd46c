import type { ConnectTokenState } from "../../session/SessionState.js";
import { type ConnectTest, createConnectTest } from "../createConnectTest.js";
import { durationMs } from "../durationMs.js";
import { attemptOf } from "./failureOf.js";
import type { TokenWorld } from "./TokenWorld.js";

/** Ten minutes, so that a few refreshes can be watched. */
const lifeSeconds = 600;

/** A failure that belongs to a status, where none is named. */
const usualFailure = { error: 401, refreshFailing: 503, expired: 503 } as const;

/** A controller whose session begins where a world begins; {@link driveTo} takes it the rest of the way. */
export function drivenTest({ tokenStatus, grantedScopes, externalUserId, latency }: TokenWorld): ConnectTest {
  if (tokenStatus === "idle") return createConnectTest({ externalUserId: null });
  const isThere = !hasNoToken(tokenStatus) && durationMs(latency, "latency") === 0;
  return createConnectTest({
    externalUserId,
    expiresIn: lifeSeconds,
    latency,
    ...(isThere && { scopes: grantable(grantedScopes) }),
  });
}

/**
 * Drives a session that is in use into a world, or into what is known of one: a story's own session goes on from where
 * the story has it.
 */
export async function driveTo(connect: ConnectTest, world: Partial<TokenWorld>): Promise<void> {
  const { tokenStatus, grantedScopes, externalUserId, failure = "none", latency, clock = "held" } = world;
  if (latency !== undefined) await connect.delay(latency);
  const user = connect.session.externalUserId;
  if (tokenStatus === "idle" || externalUserId === null) return user === null ? undefined : connect.signOut();
  // Any other status is somebody's.
  const isMissing = user === null && tokenStatus !== undefined;
  if (isMissing || (externalUserId !== undefined && externalUserId !== user))
    await connect.signIn(externalUserId);
  const state = connect.session.getState();
  const scopes = "scopes" in state ? state.scopes : undefined;
  if (hasNoToken(tokenStatus)) {
    await connect.hold();
    if (state.status !== "pending") await connect.signIn(connect.session.externalUserId ?? undefined);
  } else if (grantedScopes !== undefined && !isSame(grantable(grantedScopes), scopes)) {
    await connect.grant(grantable(grantedScopes));
  } else if (tokenStatus !== undefined ? !isCalm(state) : world.failure === "none" && hasFailed(state)) {
    await connect.recover();
  }
  if (tokenStatus === "refreshing") {
    // With a clock that stands still it stays as it is; else it is over soon.
    if (clock === "held") await connect.hold();
    connect.session.refresh().catch(() => {});
  }
  const failsWith = attemptOf(failure) ?? usualFailure[tokenStatus as keyof typeof usualFailure] ?? null;
  if (failsWith !== null) await connect.fail(failsWith);
  if (tokenStatus === "expired") await connect.expire();
}

function isCalm(state: ConnectTokenState): boolean {
  return state.status === "ready" && !state.isRefreshing && !hasFailed(state);
}

function hasFailed(state: ConnectTokenState): boolean {
  return "error" in state && state.error !== undefined;
}

function hasNoToken(tokenStatus: TokenWorld["tokenStatus"] | undefined): boolean {
  return tokenStatus === "pending" || tokenStatus === "error";
}

/** An empty answer says nothing about scopes, and the default is then everything; this one opens no gate of a story. */
function grantable(scopes: readonly string[]): readonly string[] {
  return scopes.length > 0 ? scopes : ["connect:tokens:create"];
}

function isSame(scopes: readonly string[], others: readonly string[] | undefined): boolean {
  return scopes.join(" ") === others?.join(" ");
}
