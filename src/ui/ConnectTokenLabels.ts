import type { ConnectTokenError } from "../errors/ConnectTokenError.js";
import type { ScopeDecision } from "../session/decideScope.js";
import type { ScopeGroup } from "./scopeGroups.js";
import type { TokenPhase } from "./tokenPhase.js";

/**
 * Every text of the components. Each takes a part of them as `labels`, so that one translation serves all; what is left
 * out is English. Where numbers come in, a label is a function.
 *
 * @example const deutsch: Partial<ConnectTokenLabels> = { tryNow: "Jetzt versuchen", retryIn: (s) => `Neuer Versuch in ${s} s` };
 */
export interface ConnectTokenLabels {
  /** The status in two words. `refreshing` should say what `ready` says: else each refresh is spoken. */
  readonly statusTitle: (phase: TokenPhase) => string;
  /** What the status means for the reader; an empty text shows nothing. */
  readonly statusText: (phase: TokenPhase) => string;
  /** Why something failed, by the error's `code`. */
  readonly reason: (error: ConnectTokenError) => string;
  /** How long the token lives, in seconds. */
  readonly timeLeft: (seconds: number) => string;
  /** In place of the countdown while the next token is fetched. */
  readonly renewing: string;
  /** When it is tried again, in seconds. */
  readonly retryIn: (seconds: number) => string;
  readonly tryNow: string;
  readonly trying: string;
  /** What is told when trying now has failed as well. */
  readonly triedInVain: string;

  /** What the list of scopes is called. */
  readonly scopesTitle: string;
  readonly scopeGroup: (group: ScopeGroup) => string;
  /** What a scope allows. */
  readonly describeScope: (scope: string) => string;
  /** The mark at a scope that the app named and that is not granted. */
  readonly scopeMissing: string;
  readonly scopesPending: string;
  readonly scopesEmpty: string;
  readonly scopesSignedOut: string;

  readonly deniedTitle: (reason: ScopeDecision["reason"]) => string;
  /** What is said before the list of what is missing; `match`: whether all of it is needed, or any. */
  readonly deniedText: (
    reason: ScopeDecision["reason"],
    missing: { readonly count: number; readonly match: "all" | "any" },
  ) => string;
  readonly ask: string;
  readonly asking: string;
  /** Why asking for access was refused. */
  readonly refused: (error: ConnectTokenError) => string;

  readonly signedOutTitle: string;
  readonly signedOutText: string;
  readonly signIn: string;
  readonly signingIn: string;
  /** What is told when signing in has failed. */
  readonly signInFailed: string;
}
