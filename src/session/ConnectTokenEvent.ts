import type { ConnectTokenErrorCode } from "../errors/ConnectTokenError.js";

/** Why a session did what it did. */
export type EventCause =
  | "start"
  | "call"
  | "refresh"
  | "due"
  | "retry"
  | "seen"
  | "online"
  | "invalidated"
  | "step_up"
  | "options"
  | "initial"
  | "tab";

/**
 * One thing that happened to a session, for a log or a graph. It never holds a token.
 *
 * `fetching`: an attempt began · `ready`: the first token is here · `refreshed`: the next one is · `adopted`: it
 * came from another tab · `failed`: an attempt
 * failed · `retrying`: and it will be tried again at `nextAt` · `expired`: the token ended before the next one came ·
 * `ended`: nothing is tried any more by itself · `warning`: a hint for developers · `disposed`.
 *
 * @example onEvent={(event) => log.info(event.type, event.code, event.durationMs)}
 */
export interface ConnectTokenEvent {
  readonly type:
    | "fetching"
    | "ready"
    | "refreshed"
    | "adopted"
    | "failed"
    | "retrying"
    | "expired"
    | "ended"
    | "warning"
    | "disposed";
  readonly at: Date;
  readonly externalUserId: string | null;
  readonly cause?: EventCause;
  /** Attempts of this session are counted up. */
  readonly attempt?: number;
  /** How long the attempt took. */
  readonly durationMs?: number;
  /** When the next attempt is planned: the refresh, or after a failure the retry. */
  readonly nextAt?: Date;
  readonly code?: ConnectTokenErrorCode;
}
