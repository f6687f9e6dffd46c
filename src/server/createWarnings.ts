import type { ConnectTokenError, ConnectTokenErrorCode } from "../errors/ConnectTokenError.js";
import { tellApp } from "./tellApp.js";

/** Says that something is worth a look though nothing failed. */
export type Warn = (warning: ConnectTokenError) => void;

/**
 * Passes each warning on once per code: a route is called for ever, and nobody reads the same line twice.
 *
 * @param onWarning Where the line goes; default `console.warn`. An exception in it is nobody's concern here.
 */
export function createWarnings(onWarning: ((line: string) => void) | undefined): Warn {
  const said = new Set<ConnectTokenErrorCode>();
  return ({ code, message }) => {
    if (said.has(code)) return;
    said.add(code);
    const line = `react-connect-token: ${code}: ${message}`;
    tellApp(() => {
      if (onWarning) return onWarning(line);
      // biome-ignore lint/suspicious/noConsole: a server's warning belongs in its log
      console.warn(line);
    });
  };
}
