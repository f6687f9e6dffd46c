import { connectLinkUrl } from "../emulator/connectLinkUrl.js";
import { type Environment, environment } from "../environment/Environment.js";
import { connectTokenError } from "../errors/browserCatalogue.js";
import type { ConnectTokenError } from "../errors/ConnectTokenError.js";
import { parseScopes } from "../scopes/parseScopes.js";
import { scopeCovers } from "../scopes/scopeCovers.js";
import type { ConnectTokenSession } from "../session/ConnectTokenSession.js";
import type { ConnectTokenState } from "../session/SessionState.js";
import { createSessionStores } from "../session/SessionStores.js";
import { hideToken } from "../token/hideToken.js";
import { readRefusal } from "../token/readRefusal.js";
import { grantedScopes } from "./grantedScopes.js";
import { heldTrouble } from "./heldTrouble.js";
import { inSyncAct } from "./inAct.js";

/** A status to hold a session in. */
export interface FixedStatus {
  /** The status to hold. Default `"ready"`. */
  readonly status?: ConnectTokenState["status"] | undefined;
  /** Whose token it is, but with `idle`. Default `"test-user"`. */
  readonly externalUserId?: string | undefined;
  /** What is granted. Default `"connect:*"`. */
  readonly scopes?: string | readonly string[] | undefined;
  /** With `ready`: whether the next token is being fetched. Default `false`. */
  readonly isRefreshing?: boolean | undefined;
  /**
   * With `ready` and `expired` why a refresh failed; with `error` why there is no token. A number is the HTTP status that
   * the token route answered with. Default with `error`: 401.
   */
  readonly error?: ConnectTokenError | number | undefined;
  /** When it is tried again. Default: in 8 s, with an error that is retried by itself, as 429 and 503 are. */
  readonly retryAt?: Date | undefined;
  /** With `ready` and `expired`. Default: an hour from now, and now. */
  readonly expiresAt?: Date | null | undefined;
}

const token = `ctok_${"0".repeat(32)}`;

/** A countdown counts in a state that is held, too; in a test that is an update that the test knows nothing of. */
const heldEnvironment: Environment = {
  ...environment,
  timer: (run, ms) => environment.timer(() => inSyncAct(run), ms),
};

/**
 * A session that stays as it is: it fetches nothing, plans nothing, and answers by its status, after so many ms of
 * real time.
 */
export function createFixedSession(fixed: FixedStatus, latencyMs = 0): ConnectTokenSession {
  const state = stateOf(fixed);
  const { stores } = createSessionStores(state);
  const answer = async ({ signal }: { readonly signal?: AbortSignal | undefined } = {}) => {
    signal?.throwIfAborted();
    if (latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, latencyMs));
    if (state.status === "ready") return token;
    if (state.status === "idle") throw connectTokenError("signed_out", {});
    if (state.status === "error") throw state.error;
    return new Promise<never>((_, reject) => {
      signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
    });
  };
  const nothing = () => {};
  return {
    externalUserId: state.status === "idle" ? null : (fixed.externalUserId ?? "test-user"),
    baseUrl: "https://api.pipedream.com",
    projectEnvironment: undefined,
    environment: heldEnvironment,
    stores,
    getToken: answer,
    refresh: () => answer(),
    getSingleUseToken: async (options) => {
      const single = await answer(options);
      return { token: single, expiresAt: null, connectLinkUrl: connectLinkUrl(single) };
    },
    requestScope: async (scope) => {
      await answer();
      const scopes = "scopes" in state ? (state.scopes ?? []) : [];
      return { scopes, missing: parseScopes(scope).filter((each) => !scopeCovers(scopes, each)) };
    },
    invalidate: nothing,
    withdrawScope: nothing,
    getState: () => state,
    subscribe: () => nothing,
    onEvent: () => nothing,
    setOptions: nothing,
    start: () => nothing,
    dispose: nothing,
  };
}

function stateOf({ status = "ready", ...rest }: FixedStatus): ConnectTokenState {
  const scopes = grantedScopes(rest.scopes ?? "connect:*");
  const { isRefreshing = false, retryAt, expiresAt } = rest;
  const error = typeof rest.error === "number" ? readRefusal(null, rest.error) : rest.error;
  const trouble = error === undefined ? { ...(retryAt && { retryAt }) } : heldTrouble(error, retryAt);
  switch (status) {
    case "idle":
    case "pending":
      return { status };
    case "ready":
      return hideToken(
        {
          status,
          expiresAt: expiresAt === undefined ? inAnHour() : expiresAt,
          scopes,
          isRefreshing,
          ...trouble,
        },
        token,
      );
    case "expired":
      return { status, expiresAt: expiresAt === undefined ? new Date() : expiresAt, scopes, ...trouble };
    case "error":
      return { status, ...heldTrouble(error ?? readRefusal(null, 401), retryAt) };
  }
}

function inAnHour(): Date {
  return new Date(Date.now() + 3_600_000);
}
