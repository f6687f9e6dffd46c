import type { Instant } from "../environment/Clock.js";
import { connectTokenError } from "../errors/browserCatalogue.js";
import { CallbackFailure } from "../token/CallbackFailure.js";
import { lifeOfAnswer } from "../token/lifeOf.js";
import { askCallback, type DatedAnswer } from "./askCallback.js";
import type { SingleUseToken } from "./ConnectTokenSession.js";
import { type CheckedOptions, checkExpiresIn } from "./checkOptions.js";
import { startFlight } from "./flight.js";

/**
 * One call of the callback for one connect flow: beside the session's own token, never shared, never kept.
 *
 * @param signal Gives it up: the caller's own, or the session's end.
 * @throws ConnectTokenError why the callback failed; the signal's reason
 */
export async function getSingleUseToken(
  options: CheckedOptions,
  request: { readonly externalUserId: string; readonly app?: string; readonly expiresIn?: number },
  signal: AbortSignal,
): Promise<SingleUseToken> {
  const { tokenCallback, scopes, environment, timeout } = options;
  if (tokenCallback === undefined) throw connectTokenError("token_ended", {});
  signal.throwIfAborted();
  const { externalUserId, app, expiresIn } = request;
  const wanted = {
    externalUserId,
    ...(scopes === null ? {} : { scope: scopes.join(" ") }),
    ...(expiresIn === undefined ? {} : { expiresIn: checkExpiresIn(expiresIn) }),
    purpose: "connect" as const,
    ...(app === undefined ? {} : { app }),
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
  return toSingleUseToken(answer, externalUserId, environment.clock());
}

function toSingleUseToken(answer: DatedAnswer, externalUserId: string, now: Instant): SingleUseToken {
  const { read, serverTime, start } = answer;
  if (read.externalUserId !== null && read.externalUserId !== externalUserId) {
    throw connectTokenError("invalid_response", { field: "external_user_id", problem: "names another user" });
  }
  const lifeMs = lifeOfAnswer(read, serverTime, start);
  const expiresAt = lifeMs === null ? null : new Date(start.wall + lifeMs);
  if (expiresAt !== null && expiresAt.getTime() <= now.wall) {
    const lateSeconds = Math.round((now.wall - expiresAt.getTime()) / 1_000);
    throw connectTokenError("expired_on_arrival", { lateSeconds });
  }
  return {
    token: read.token,
    expiresAt,
    ...(read.connectLinkUrl === null ? {} : { connectLinkUrl: read.connectLinkUrl }),
    ...(Object.keys(read.extra).length === 0 ? {} : { extra: read.extra }),
  };
}
