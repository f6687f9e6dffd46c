import { PipedreamError } from "@pipedream/sdk/browser";
import type { ConnectTokenSession } from "../session/ConnectTokenSession.js";
import { heed } from "./heed.js";
import type { Loan } from "./Loan.js";

/** One try of a call: with which token, and what came of it. */
export interface Attempt<Answer> {
  readonly loan: Loan;
  readonly answer: Promise<Answer>;
}

/** What `first` resolves to, or, when its token was refused (401), what `again` does with the next one. */
export async function repeatOnce<Answer>(
  session: ConnectTokenSession,
  first: Attempt<Answer>,
  again: () => Attempt<Answer>,
): Promise<Answer> {
  try {
    return await heed(session, first);
  } catch (error) {
    const refused = error instanceof PipedreamError && error.statusCode === 401;
    // Without a loan the 401 is not about a token of ours, as when a workflow is invoked without authorization.
    const { lent } = first.loan;
    if (!refused || lent === undefined) throw error;
    session.invalidate(lent);
    return heed(session, again());
  }
}
