import type { PipedreamClient } from "@pipedream/sdk/browser";
import type { ConnectTokenSession } from "../session/ConnectTokenSession.js";
import { guardPage, isPage } from "./guardPage.js";
import { isHttpResponsePromise, likeHttpResponsePromise } from "./HttpResponsePromise.js";
import { createLoan, type Loan } from "./Loan.js";
import { repeatOnce } from "./repeatOnce.js";

/** Makes an official client that lives for one call and takes its token from `loan`. */
export type OpenClient = (loan: Loan) => PipedreamClient;

/** Makes one call of the SDK, once more when it met a 401, and answers in the shape in which the SDK does. */
export function guardCall(
  session: ConnectTokenSession,
  open: OpenClient,
  call: (client: PipedreamClient) => unknown,
  signal: AbortSignal | undefined,
): unknown {
  const attempt = () => {
    const loan = createLoan(session, signal);
    return { loan, result: call(open(loan)) };
  };
  const first = attempt();
  const { result } = first;

  if (isHttpResponsePromise(result)) {
    const raw = (made: typeof first) => ({ loan: made.loan, answer: rawOf(made.result) });
    return likeHttpResponsePromise(
      result,
      repeatOnce(session, raw(first), () => raw(attempt())),
    );
  }
  if (result instanceof Promise) {
    const settled = (made: typeof first) => ({ loan: made.loan, answer: settle(made.result, made.loan) });
    return repeatOnce(session, settled(first), () => settled(attempt()));
  }
  return result;

  async function settle(pending: unknown, lender: Loan): Promise<unknown> {
    const answer = await pending;
    return isPage(answer) ? guardPage(answer, session, lender) : answer;
  }
}

async function rawOf(result: unknown): Promise<unknown> {
  return isHttpResponsePromise(result) ? result.withRawResponse() : result;
}
