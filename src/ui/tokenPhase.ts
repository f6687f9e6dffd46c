import type { ConnectTokenState } from "../session/SessionState.js";

/**
 * A status with what matters to a reader told apart: `retrying` is an `error` that is tried again, `refreshing` a `ready`
 * whose next token is on its way, `failing` a `ready` whose next token does not come.
 */
export type TokenPhase = ConnectTokenState["status"] | "retrying" | "refreshing" | "failing";

/** How serious a phase is. */
export type Tone = "calm" | "good" | "warn" | "danger";

/** The phase of a state. An attempt that follows a failure is `failing` still: it would be told at each attempt. */
export function tokenPhase(state: ConnectTokenState): TokenPhase {
  if (state.status === "error") return state.retryAt === undefined ? "error" : "retrying";
  if (state.status !== "ready") return state.status;
  if (state.error !== undefined) return "failing";
  return state.isRefreshing ? "refreshing" : "ready";
}

export const toneOf: Readonly<Record<TokenPhase, Tone>> = {
  idle: "calm",
  pending: "calm",
  retrying: "warn",
  ready: "good",
  refreshing: "good",
  failing: "warn",
  expired: "warn",
  error: "danger",
};

/** Whether something is wrong that trying again can mend. */
export function isTrouble(phase: TokenPhase): boolean {
  return toneOf[phase] === "warn" || toneOf[phase] === "danger";
}
