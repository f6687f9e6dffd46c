import { connectTokenError } from "../errors/browserCatalogue.js";
import { ConnectTokenError } from "../errors/ConnectTokenError.js";

/**
 * The Connect API answered, but not with success (or, where JSON was expected, not with JSON). Its `code` is
 * `api_error`.
 *
 * @example
 * if (error instanceof ConnectApiError && error.status === 404) return <p>This account is gone.</p>;
 */
export class ConnectApiError extends ConnectTokenError {
  /** The HTTP status. */
  readonly status: number;
  /** The answer's body: parsed where it is JSON, else its text. It is not enumerable, so that no log shows it by itself. */
  declare readonly body: unknown;

  constructor(status: number, body: unknown, problem?: string, retryAfter?: number) {
    const { code, what, hint } = connectTokenError("api_error", { status, problem });
    // Whether asking again may help: too many requests, a time limit, or a fault of the server's.
    super(code, { what, hint, retryable: status === 408 || status === 429 || status >= 500, retryAfter });
    this.status = status;
    Object.defineProperty(this, "body", { value: body });
  }
}
