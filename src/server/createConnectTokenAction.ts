import { connectTokenError } from "../errors/browserCatalogue.js";
import type { ConnectTokenError } from "../errors/ConnectTokenError.js";
import type { ConnectTokenRefusal } from "../token/ConnectTokenResponse.js";
import { actionRequest } from "./actionRequest.js";
import type { ConnectTokenAction, ConnectTokenActionOptions } from "./ConnectTokenActionOptions.js";
import type { ConnectTokenUser } from "./ConnectTokenUser.js";
import { createConnectTokenHandler } from "./createConnectTokenHandler.js";
import { isForFramework } from "./isForFramework.js";
import { reportError } from "./reportError.js";

/**
 * The route as a Server Action: export it from a file with `"use server"`, and pass it to the provider as its
 * `tokenCallback`. It holds to the handler's rules, origins included, and its callbacks get a `Request` built from the
 * action's headers. Refusals are answers, because production builds hide what an action throws.
 *
 * It is for calls from the browser. A page that brings an `initialToken` makes it with `client.createConnectToken`:
 * the request for a page names no origin that a token could be bound to.
 *
 * @throws ConnectTokenError `invalid_options` or `invalid_scope`, at once, for wrong options
 * @throws what your headers function throws to its framework, such as Next's sign that a page cannot be static
 * @example
 * "use server";
 * export const fetchConnectToken = createConnectTokenAction({
 *   client,
 *   headers,
 *   scope: "connect:accounts:read connect:accounts:write",
 *   authenticate: async () => (await auth())?.user?.id ?? null,
 * });
 */
export function createConnectTokenAction<User extends ConnectTokenUser = ConnectTokenUser>(
  options: ConnectTokenActionOptions<User>,
): ConnectTokenAction {
  const { headers, onError } = options;
  if (typeof headers !== "function") {
    throw invalidHeaders("is missing", "Give a function that answers the request's headers.");
  }
  const handler = createConnectTokenHandler<undefined, User>(options);

  // Next takes nothing but async functions from a file with "use server".
  return async (asked) => {
    let given: Headers;
    try {
      given = new Headers(await headers());
    } catch (cause) {
      if (isForFramework(cause)) throw cause;
      const fix = "Look at this error's cause, which onError is given.";
      const error = invalidHeaders("threw or rejected", fix, cause);
      reportError(error, onError);
      return refusalOf(error);
    }
    const request = actionRequest(given, asked);
    if (!(request instanceof Request)) return refusalOf(request);
    const response = await handler(request);
    return response.ok ? response.json() : readProblem(response);
  };
}

async function readProblem(response: Response): Promise<ConnectTokenRefusal> {
  const { code, detail: message } = await response.json();
  const retryAfter = response.headers.get("retry-after");
  return { error: { code, message, ...(retryAfter !== null && { retryAfter: Number(retryAfter) }) } };
}

function refusalOf({ code, message }: ConnectTokenError): ConnectTokenRefusal {
  return { error: { code, message } };
}

function invalidHeaders(problem: string, fix: string, cause?: unknown): ConnectTokenError {
  return connectTokenError("invalid_options", { option: "headers", problem, fix }, { cause });
}
