import type { ConnectTokenError } from "../errors/ConnectTokenError.js";
import { tellApp } from "./tellApp.js";

/**
 * Tells the app why an answer is a 5xx. Without `onError` the message alone goes to the console: the cause is the
 * app's own exception, and what that holds is for the app to judge.
 */
export function reportError(
  error: ConnectTokenError,
  onError: ((error: ConnectTokenError) => void) | undefined,
): void {
  tellApp(() => {
    if (onError) return onError(error);
    // biome-ignore lint/suspicious/noConsole: a route's failure belongs in the server's log
    console.error(`react-connect-token: ${error.message}`);
  });
}
