import { ConnectTokenError } from "../errors/ConnectTokenError.js";
import { serverError } from "../errors/serverCatalogue.js";
import type { ConnectTokenUser } from "./ConnectTokenUser.js";
import type { HandlerSettings } from "./HandlerSettings.js";
import { type ReadUser, readUser } from "./readUser.js";
import { withTimeLimit } from "./withTimeLimit.js";

/**
 * Asks the app who is asking; `null` is nobody.
 *
 * @throws ConnectTokenError `authenticate_failed` or `authenticate_timeout`
 */
export async function identify<Context, User extends ConnectTokenUser>(
  { environment, authenticate, authenticateTimeoutMs: timeoutMs }: HandlerSettings<Context, User>,
  request: Request,
  context: Context,
): Promise<ReadUser<User> | null> {
  const late = serverError("authenticate_timeout", { timeoutMs });
  try {
    const answer = await withTimeLimit(
      environment,
      timeoutMs,
      () => late,
      () => authenticate(request, context),
    );
    return readUser(answer);
  } catch (reason) {
    if (reason === late || (reason instanceof ConnectTokenError && reason.code === "authenticate_failed")) {
      throw reason;
    }
    throw serverError("authenticate_failed", { problem: "threw or rejected" }, { cause: reason });
  }
}
