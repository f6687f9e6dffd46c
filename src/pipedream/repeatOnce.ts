import { PipedreamError } from "@pipedream/sdk/browser";
import type { ConnectTokenSession } from "../session/ConnectTokenSession.js";
import { heed } from "./heed.js";
import type { Loan } from "./Loan.js";

/** What `first` resolves to, or, when its token was refused (401), what `again` does with the next one. */
export async function repeatOnce<Answer>(
  session: ConnectTokenSession,
  loan: Loan,
  first: Promise<Answer>,
  again: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await heed(session, loan, first);
  } catch (error) {
    const refused = error instanceof PipedreamError && error.statusCode === 401;
    // Without a loan the 401 is not about a token of ours, as when a workflow is invoked without authorization.
    if (!refused || loan.lent === undefined) throw error;
    session.invalidate(loan.lent);
    return again();
  }
}
