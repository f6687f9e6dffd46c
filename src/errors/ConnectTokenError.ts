import type { BrowserErrorCode } from "./browserCatalogue.js";
import type { ServerErrorCode } from "./serverCatalogue.js";

/** A lasting name for what went wrong: the browser's codes and the server's. A published code keeps its meaning. */
export type ConnectTokenErrorCode = BrowserErrorCode | ServerErrorCode;

/** What is said, or how to say it of the facts. */
export type Sentence<Facts> = string | ((facts: Facts) => string);

/** What one code says, and whether trying again by itself can help: only where it says so. */
export interface CatalogueEntry<Facts> {
  readonly what: Sentence<Facts>;
  readonly retryable?: boolean;
}

/** What can be known about a failure beside its facts. */
export interface ErrorCircumstances {
  readonly cause?: unknown;
  readonly retryAt?: Date | undefined;
  readonly retryAfter?: number | undefined;
}

/**
 * Every failure of the kit, told apart by {@link code}. The message says what happened and how to fix it, and names the
 * page that says why; in a browser's production build only that page says how to fix it. It never holds a token, a
 * secret, an authorization header or a body.
 *
 * @example
 * try {
 *   await session.getToken();
 * } catch (error) {
 *   if (error instanceof ConnectTokenError && error.code === "signed_out") signIn();
 * }
 */
export class ConnectTokenError extends Error {
  override readonly name = "ConnectTokenError";
  /** What happened, as a lasting name. */
  readonly code: ConnectTokenErrorCode;
  /** Whether the kit tries again by itself; of an error of the server half, whether trying again may help. */
  readonly retryable: boolean;
  /** When it is tried again, once that is planned. */
  declare readonly retryAt?: Date; // declared only: a field would be there, undefined, on every error
  /** Seconds that the server asked to wait, if it did. */
  declare readonly retryAfter?: number;
  /** What happened, in a sentence; the message begins with it. */
  readonly what: string;
  /** How to fix it, in a sentence; the message goes on with it. Empty in a production build: the page says it. */
  readonly hint: string;

  constructor(
    code: ConnectTokenErrorCode,
    parts: { what: string; hint: string; retryable: boolean } & ErrorCircumstances,
  ) {
    // An own `cause` made by Error is not enumerable, so JSON and spreading leave the app's exception out.
    super(
      `${parts.what} ${parts.hint && `${parts.hint} `}(${code}, see react-connect-token/docs/errors.md#${code})`,
      parts.cause === undefined ? undefined : { cause: parts.cause },
    );
    this.code = code;
    this.retryable = parts.retryable;
    this.what = parts.what;
    this.hint = parts.hint;
    if (parts.retryAt !== undefined) this.retryAt = parts.retryAt;
    if (parts.retryAfter !== undefined) this.retryAfter = parts.retryAfter;
  }

  /** The same error once the next attempt is planned. */
  withRetryAt(retryAt: Date): ConnectTokenError {
    return new ConnectTokenError(this.code, { ...this, cause: this.cause, retryAt });
  }
}
