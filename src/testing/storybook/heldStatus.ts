import type { ConnectTokenError } from "../../errors/ConnectTokenError.js";
import type { FixedStatus } from "../createFixedSession.js";
import { troubleOf } from "./failureOf.js";
import type { TokenWorld } from "./TokenWorld.js";

interface HeldStatus extends FixedStatus {
  readonly error?: ConnectTokenError;
}

/** What `<TestConnectTokenProvider>` is given to hold a world still. */
export function heldStatus(world: TokenWorld): HeldStatus {
  const { tokenStatus, grantedScopes: scopes, externalUserId, failure } = world;
  if (externalUserId === null || tokenStatus === "idle") return { status: "idle" };
  return { externalUserId, ...statusOf(tokenStatus, scopes, failure) };
}

function statusOf(
  tokenStatus: Exclude<TokenWorld["tokenStatus"], "idle">,
  scopes: TokenWorld["grantedScopes"],
  failure: TokenWorld["failure"],
): HeldStatus {
  const trouble = troubleOf(failure);
  const orElse = (usual: TokenWorld["failure"]) => (failure === "none" ? troubleOf(usual) : trouble);
  switch (tokenStatus) {
    case "pending":
      return failure === "none" ? { status: "pending" } : { status: "error", ...trouble };
    case "ready":
      return { status: "ready", scopes, ...trouble };
    case "refreshing":
      return { status: "ready", scopes, isRefreshing: true, ...trouble };
    case "refreshFailing":
      return { status: "ready", scopes, ...orElse("503") };
    case "expired":
      // A token that came to its end and will not be replaced by itself is an error.
      return trouble.error && !trouble.retryAt
        ? { status: "error", ...trouble }
        : { status: "expired", scopes, ...trouble };
    case "error":
      return { status: "error", ...orElse("401") };
  }
}
