import { connectTokenError } from "../errors/browserCatalogue.js";
import { CallbackFailure } from "../token/CallbackFailure.js";
import { expiresAt } from "../token/Lease.js";
import { askCallback, type DatedAnswer } from "./askCallback.js";
import type { SingleUseToken } from "./ConnectTokenSession.js";
import { type CheckedOptions, checkExpiresIn } from "./checkOptions.js";
import { startFlight } from "./flight.js";
import { leaseFromAnswer } from "./leaseFromAnswer.js";

/**
 * One call of the callback for one connect flow: beside the session's own token, never shared, never kept.
 *
 * @param signal Gives it up: the caller's own, or the session's end.
 * @throws ConnectTokenError why the callback failed; the signal's reason
 */
export async function getSingleUseToken(
  { tokenCallback, scopes, environment, timeout }: CheckedOptions,
  request: { readonly externalUserId: string; readonly app?: string; readonly expiresIn?: number },
  signal: AbortSignal,
): Promise<SingleUseToken> {
  if (tokenCallback === undefined) throw connectTokenError("token_ended", {});
  const { externalUserId, app, expiresIn } = request;
  const wanted = {
    externalUserId,
    ...(scopes && { scope: scopes.join(" ") }),
    ...(expiresIn !== undefined && { expiresIn: checkExpiresIn(expiresIn) }),
    purpose: "connect" as const,
    ...(app !== undefined && { app }),
  };
  const answer = await new Promise<DatedAnswer>((resolve, reject) => {
    const flight = startFlight((aborted) => askCallback(tokenCallback, wanted, aborted, environment.clock), {
      timeoutMs: timeout,
      timer: environment.timer,
      landed: resolve,
      failed: (reason) => reject(CallbackFailure.from(reason).error),
    });
    signal.addEventListener("abort", () => {
      flight.abort();
      reject(signal.reason);
    });
  });
  const lease = leaseFromAnswer(answer, {
    externalUserId,
    asked: scopes,
    previous: null,
    isRefused: () => false,
    attempt: 0,
    now: environment.clock(),
    random: 0,
  });
  const { connectLinkUrl, extra } = answer.read;
  return {
    token: lease.token,
    expiresAt: expiresAt(lease),
    ...(connectLinkUrl !== null && { connectLinkUrl }),
    ...(Object.keys(extra).length > 0 && { extra }),
  };
}
