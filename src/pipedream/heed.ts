import { PipedreamError } from "@pipedream/sdk/browser";
import { deniedScopes } from "../api/deniedScopes.js";
import { untilSessionEnds } from "../api/untilSessionEnds.js";
import type { ConnectTokenSession } from "../session/ConnectTokenSession.js";
import type { Attempt } from "./repeatOnce.js";

/**
 * What an attempt answers, unless the session ends before; the session hears of a 403 that names a scope its token
 * lacks.
 */
export async function heed<Answer>(
  session: ConnectTokenSession,
  { loan, answer }: Attempt<Answer>,
): Promise<Answer> {
  try {
    return await untilSessionEnds(session, answer);
  } catch (error) {
    if (error instanceof PipedreamError && error.statusCode === 403 && loan.lent !== undefined) {
      const denied = deniedScopes(error.body, error.rawResponse?.headers);
      if (denied.length > 0) session.withdrawScope(loan.lent, denied);
    }
    throw error;
  }
}
