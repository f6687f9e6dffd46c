import type { Environment } from "../environment/Environment.js";
import type { RequestedScope } from "../scopes/scopeTable.js";
import type { ConnectTokenEvent } from "./ConnectTokenEvent.js";
import type { ConnectTokenSessionOptions } from "./SessionOptions.js";
import type { ConnectTokenState } from "./SessionState.js";
import type { SessionStores } from "./SessionStores.js";

/** A token for one connect flow. */
export interface SingleUseToken {
  readonly token: string;
  readonly expiresAt: Date | null;
  /** The page where the user connects an account with this token. */
  readonly connectLinkUrl?: string;
  /** What the answer had beside the known fields. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/**
 * The life of one user's token: fetched once, published, refreshed before it ends. Making one does nothing;
 * unstarted it answers calls and plans nothing, so loaders and servers can use it.
 *
 * @example
 * const session = createConnectTokenSession({ externalUserId: "user-123", tokenCallback });
 * const stop = session.start();
 * const response = await fetch(url, { headers: { authorization: `Bearer ${await session.getToken()}` } });
 */
export interface ConnectTokenSession {
  readonly externalUserId: string | null | undefined;
  readonly baseUrl: string;
  readonly projectEnvironment: "production" | "development" | undefined;
  /**
   * A token that is good for now: from memory while there is one, else from the server. It waits through retries for
   * one `timeout`.
   *
   * @param options `minValidity`: seconds it must live on at least; `signal` ends this one wait.
   * @throws ConnectTokenError `signed_out`, `disposed`, `token_ended`, `offline`, or why the callback failed
   */
  getToken(options?: { readonly minValidity?: number; readonly signal?: AbortSignal }): Promise<string>;
  /**
   * A token that was asked for after this call, whatever is in memory or on its way.
   *
   * @throws ConnectTokenError as {@link getToken}
   */
  refresh(): Promise<string>;
  /** Says that the API refused this token (401): it is never handed out again. A late word on an older one does nothing. */
  invalidate(token: string): void;
  /**
   * Says that the API refused this token for lack of a scope (403): gates of that scope are denied until the next token,
   * whatever the answer had granted. Of several scopes one that was not granted in the first place explains the refusal,
   * and nothing changes. A late word on an older token does nothing.
   *
   * @throws ConnectTokenError `invalid_scope`
   */
  withdrawScope(token: string, scope: string | readonly string[]): void;
  /**
   * A token for one connect flow, never shared and never cached: connecting an account uses it up.
   *
   * @param options `app`: which app is connected; `expiresIn` in seconds; `signal` gives it up.
   * @throws ConnectTokenError as {@link getToken}
   * @see https://pipedream.com/docs/connect/managed-auth/tokens
   */
  getSingleUseToken(options?: {
    readonly app?: string;
    readonly expiresIn?: number;
    readonly signal?: AbortSignal;
  }): Promise<SingleUseToken>;
  /**
   * Asks for more scopes than there are (step-up): a token with those granted now and these. A refusal leaves the
   * present token as it was; later refreshes keep asking for what was granted.
   *
   * @returns What is granted then, and what of the asked is not.
   * @throws ConnectTokenError `invalid_scope`, or why the callback failed
   */
  requestScope(
    scope: RequestedScope,
  ): Promise<{ readonly scopes: readonly string[]; readonly missing: readonly string[] }>;
  /** What is known at this moment. It looks at the clock and publishes what that changes, so it is not for a render. */
  getState(): ConnectTokenState;
  /** Called on every change of the state, or of what a selector takes from it; returns how to stop. */
  subscribe(listener: (state: ConnectTokenState) => void): () => void;
  subscribe<Selected>(
    selector: (state: ConnectTokenState) => Selected,
    listener: (selected: Selected) => void,
  ): () => void;
  /** Told of everything that happens; returns how to stop. */
  onEvent(listener: (event: ConnectTokenEvent) => void): () => void;
  /**
   * Takes changed options; `environment` stays as it was. A changed `scope` or `expiresIn` holds from the next attempt, made at once if it is wider.
   *
   * @throws ConnectTokenError `invalid_options` for another user, `baseUrl` or `projectEnvironment`: those need a new session
   */
  setOptions(options: ConnectTokenSessionOptions): void;
  /**
   * Keeps the token fresh until the returned function is called. Starts are counted; the last stop releases
   * every timer and listener and keeps what is known.
   */
  start(): () => void;
  /** Ends it for good: open calls reject with `disposed`. For whoever made the session. */
  dispose(): void;
  /** Advanced: the two stores that hooks read, `state` and `access`. */
  readonly stores: SessionStores;
  /** Advanced: the clock and timers it lives by. */
  readonly environment: Environment;
}
