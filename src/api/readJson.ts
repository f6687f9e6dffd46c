import { wallClock } from "../environment/Clock.js";
import { parseRetryAfter } from "../token/parseRetryAfter.js";
import { ConnectApiError } from "./ConnectApiError.js";
import { isRedirect } from "./createConnectFetch.js";

/**
 * What a successful answer says; `null` where it says nothing.
 *
 * @throws ConnectApiError for one that is no JSON
 */
export async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  const body = parse(text);
  if (body === undefined) throw new ConnectApiError(response.status, text, "but not with JSON");
  return body;
}

/**
 * A redirect is what the call asked for: else it would have been refused.
 *
 * @throws ConnectApiError for an answer that is no success
 */
export async function expectSuccess(response: Response): Promise<Response> {
  if (response.ok || isRedirect(response)) return response;
  const text = await response.text();
  const retryAfter = parseRetryAfter(response.headers.get("retry-after"), wallClock()) ?? undefined;
  throw new ConnectApiError(response.status, parse(text) ?? text, undefined, retryAfter);
}

/** `undefined`: it is no JSON. */
function parse(text: string): unknown {
  try {
    return text === "" ? null : JSON.parse(text);
  } catch {
    return undefined;
  }
}
