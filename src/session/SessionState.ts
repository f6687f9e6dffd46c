import type { ConnectTokenError } from "../errors/ConnectTokenError.js";

/** Nobody is signed in. */
export interface IdleState {
  readonly status: "idle";
}

/** No token yet: it is being fetched, nobody has needed it so far, or the user is not known yet. */
export interface PendingState {
  readonly status: "pending";
}

/**
 * There is a token, for exactly as long as `getToken()` answers from memory. A hook that mounts after nobody needed the
 * token for a while shows the last one in its first render: for a call use `getToken()`.
 */
export interface ReadyState {
  readonly status: "ready";
  /** The token. It is not enumerable: JSON, spreading and the console do not show it. */
  readonly token: string;
  /** When it ends, by this device's clock; `null` when nobody knows. */
  readonly expiresAt: Date | null;
  /** What is granted. */
  readonly scopes: readonly string[];
  /** Whether the next one is being fetched. */
  readonly isRefreshing: boolean;
  /** Why the last refresh failed. The token is good all the same. */
  readonly error?: ConnectTokenError;
  /** When it is tried again. */
  readonly retryAt?: Date;
}

/** The token came to its end and the next one is not here yet; gates keep what they show. */
export interface ExpiredState {
  readonly status: "expired";
  readonly expiresAt: Date | null;
  /** What the ended token granted. */
  readonly scopes: readonly string[];
  /** Why no next one has come so far. */
  readonly error?: ConnectTokenError;
  /** When it is tried again. */
  readonly retryAt?: Date;
}

/** There is no token. It is tried again at `retryAt`; without it, not by itself. */
export interface ErrorState {
  readonly status: "error";
  readonly error: ConnectTokenError;
  readonly retryAt?: Date;
  /** What the last token granted, if there was one. */
  readonly scopes?: readonly string[];
}

/**
 * What is known of the token, told apart by `status`: `idle` · `pending` · `ready` · `expired` · `error`.
 *
 * @example if (state.status === "ready") connect(state.token);
 */
export type ConnectTokenState = IdleState | PendingState | ReadyState | ExpiredState | ErrorState;
