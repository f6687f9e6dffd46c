import { ConnectTokenError, type ConnectTokenErrorCode } from "../errors/ConnectTokenError.js";
import { serverCatalogue } from "../errors/serverCatalogue.js";
import { serverFixes } from "../errors/serverFixes.js";

type Claim = { readonly [Field in "name" | "code" | "retryable" | "retryAt"]?: unknown };

/**
 * An error of this package, else `null`. Hot reload and entries that are bundled apart bring it twice, and the error of
 * another copy is no instance of this one's class. Anything may call itself so, hence nothing but the code and the
 * time is believed; what it says stays in the cause, which only `onError` is given.
 */
export function readOwnError(reason: unknown): ConnectTokenError | null {
  if (reason instanceof ConnectTokenError) return reason;
  const { name, code, retryable, retryAt }: Claim = Object(reason);
  if (name !== "ConnectTokenError" || !isCode(code)) return null;
  return new ConnectTokenError(code, {
    what: "Another copy of react-connect-token has failed with this code.",
    hint: code in serverFixes ? String(serverFixes[code as keyof typeof serverFixes]) : "",
    retryable: retryable === true,
    retryAt: retryAt instanceof Date && !Number.isNaN(retryAt.getTime()) ? retryAt : undefined,
    cause: reason,
  });
}

/** What making a token can fail with. */
function isCode(code: unknown): code is ConnectTokenErrorCode {
  if (code === "invalid_options" || code === "invalid_scope") return true;
  return typeof code === "string" && Object.hasOwn(serverCatalogue, code);
}
