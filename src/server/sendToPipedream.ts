import { serverError } from "../errors/serverCatalogue.js";
import { askedWait, unnamedWaitMs } from "./askedWait.js";
import type { ClientSettings } from "./ClientSettings.js";
import { describeConnectionFailure } from "./describeConnectionFailure.js";
import { discardBody } from "./discardBody.js";
import { isForFramework } from "./isForFramework.js";
import { pause } from "./pause.js";
import { retryDelay } from "./retryDelay.js";
import type { TimeLimit } from "./withTimeLimit.js";

/** What may be sent: a path below `baseUrl` and what goes with it. */
export interface PipedreamRequest {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: Record<string, unknown>;
}

/**
 * Sends a request until an answer comes that repeating cannot change: no connection, 429, 408 and 5xx are tried again
 * within the limit. Everything it sends may be repeated; a Connect token that nobody received ends by itself.
 *
 * @throws ConnectTokenError `api_throttled` or `api_unavailable`, with `retryAt` when the answer asked for more time
 *   than is left; `api_timeout` by way of the limit
 * @throws what the framework's own fetch throws to it
 */
export async function sendToPipedream(
  settings: ClientSettings,
  request: PipedreamRequest,
  limit: TimeLimit,
): Promise<Response> {
  const { clock, timer, random } = settings.environment;
  for (let failures = 1; ; failures++) {
    const outcome = await sendOnce(settings, request, limit);
    if (!("throttled" in outcome)) return outcome; // a fetch of the app's own may have another class of Response
    const waitMs = retryDelay(failures, outcome.askedMs, random());
    if (waitMs >= limit.leftMs()) {
      const backInMs = outcome.askedMs ?? (outcome.throttled ? unnamedWaitMs : null);
      const retryAt = backInMs === null ? undefined : new Date(clock().wall + backInMs);
      if (outcome.throttled) throw serverError("api_throttled", {}, { retryAt });
      throw serverError("api_unavailable", { problem: outcome.problem }, { retryAt });
    }
    await pause(timer, waitMs, limit.signal);
  }
}

type Failure = { askedMs: number | null } & (
  | { throttled: true; problem?: never }
  | { throttled: false; problem: string }
);

async function sendOnce(
  settings: ClientSettings,
  request: PipedreamRequest,
  limit: TimeLimit,
): Promise<Response | Failure> {
  const { fetch, baseUrl, environment } = settings; // as a method fetch would be handed the settings as its this
  let response: Response;
  try {
    response = await fetch(`${baseUrl}${request.path}`, {
      method: request.method,
      headers: {
        accept: "application/json",
        ...(request.body && { "content-type": "application/json" }),
        ...request.headers,
      },
      ...(request.body && { body: JSON.stringify(request.body) }),
      // Followed, a redirect would carry the secret to wherever it points.
      redirect: "manual",
      // Next 13 and 14 keep what a route fetches. Older Workers throw on an option that their Request does not know.
      ...("cache" in Request.prototype && { cache: "no-store" as const }),
      signal: limit.signal,
    });
  } catch (reason) {
    // Next's fetch says so that a page which it renders once for all visitors cannot have a token.
    if (isForFramework(reason)) throw reason;
    return { throttled: false, askedMs: null, problem: describeConnectionFailure(reason) };
  }
  const { status, type } = response;
  if (type === "opaqueredirect" || (status >= 300 && status < 400)) {
    await discardBody(response);
    throw serverError("api_unavailable", { problem: "it answered with a redirect, which is not followed" });
  }
  if (status !== 429 && status !== 408 && status < 500) return response;
  await discardBody(response);
  const askedMs = askedWait(response.headers, environment.clock().wall);
  return status === 429
    ? { throttled: true, askedMs }
    : { throttled: false, askedMs, problem: `it answered ${status}` };
}
