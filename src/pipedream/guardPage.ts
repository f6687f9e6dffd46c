import type { ConnectTokenSession } from "../session/ConnectTokenSession.js";
import type { Loan } from "./Loan.js";
import { repeatOnce } from "./repeatOnce.js";

/** The one thing of the SDK's page that sends a request; its `for await` goes through it as well. */
interface Page {
  getNextPage(): Promise<unknown>;
}

export function isPage(answer: unknown): answer is Page {
  return (
    typeof answer === "object" &&
    answer !== null &&
    "getNextPage" in answer &&
    typeof answer.getNextPage === "function"
  );
}

/**
 * Repeats a later page that met a 401. A page is bound to the client it came from, and that one is dead once its
 * callback rejects: so the token is taken before the page is asked, and the callback has it already.
 */
export function guardPage<Guarded extends Page>(
  page: Guarded,
  session: ConnectTokenSession,
  loan: Loan,
): Guarded {
  const load = page.getNextPage.bind(page);
  const turn = async () => {
    await loan.prepare();
    return load();
  };
  const attempt = () => ({ loan, answer: turn() });
  page.getNextPage = () => repeatOnce(session, attempt(), attempt);
  return page;
}
