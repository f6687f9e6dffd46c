import { connectTokenError } from "../errors/browserCatalogue.js";
import { expiresAt } from "../token/Lease.js";
import { askCallback } from "./askCallback.js";
import type { SingleUseToken } from "./ConnectTokenSession.js";
import { type CheckedOptions, checkExpiresIn } from "./checkOptions.js";
import { defined } from "./defined.js";
import { fly } from "./flight.js";
import { leaseFromAnswer } from "./leaseFromAnswer.js";

/**
 * One call of the callback for one connect flow: beside the session's own token, never shared, never kept.
 *
 * @param flight Gives it up: aborted with the caller's own signal, or at the session's end.
 * @throws ConnectTokenError why the callback failed; the signal's reason
 */
export async function getSingleUseToken(
  { externalUserId, tokenCallback, scopes, environment, timeout }: CheckedOptions,
  { app, expiresIn }: { readonly app?: string; readonly expiresIn?: number },
  flight: AbortController,
): Promise<SingleUseToken> {
  if (externalUserId == null || tokenCallback === undefined) throw connectTokenError("token_ended", {});
  const { clock, timer } = environment;
  const wanted = defined({
    externalUserId,
    scope: scopes?.join(" "),
    expiresIn: checkExpiresIn(expiresIn),
    purpose: "connect" as const,
    app,
  });
  const answer = await fly(
    (signal) => askCallback(tokenCallback, wanted, signal, clock),
    flight,
    timeout,
    timer,
  );
  const lease = leaseFromAnswer(answer, scopes, clock(), 0);
  const { connectLinkUrl, extra } = answer.read;
  return defined({
    token: lease.token,
    expiresAt: expiresAt(lease),
    connectLinkUrl: connectLinkUrl ?? undefined,
    extra: Object.keys(extra).length > 0 ? extra : undefined,
  });
}
