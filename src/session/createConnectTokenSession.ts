import type { ConnectTokenSession } from "./ConnectTokenSession.js";
import { checkOptions } from "./checkOptions.js";
import { createSignedOutSession } from "./createSignedOutSession.js";
import { createUserSession } from "./createUserSession.js";
import type { ConnectTokenSessionOptions } from "./SessionOptions.js";

/**
 * Makes the session of one user: the engine behind `<ConnectTokenProvider>`, for use without React. Making it does
 * nothing, reads no clock and calls nobody.
 *
 * @throws ConnectTokenError `invalid_options`, `invalid_scope`
 * @example
 * const session = createConnectTokenSession({
 *   externalUserId: "user-123",
 *   tokenCallback: createTokenCallback("/api/connect-token"),
 * });
 * const token = await session.getToken();
 */
export function createConnectTokenSession(options: ConnectTokenSessionOptions): ConnectTokenSession {
  const checked = checkOptions(options);
  const { externalUserId } = checked;
  return externalUserId == null
    ? createSignedOutSession(externalUserId, checked)
    : createUserSession(externalUserId, checked);
}
