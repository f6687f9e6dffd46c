import {
  type ConnectTokenError,
  type ConnectTokenHandlerOptions,
  createConnectTokenHandler,
} from "react-connect-token/server";
import { fakePipedream } from "./fakePipedream.js";

/** The address of the route in tests, as a server behind a proxy that ends TLS sees it. */
export const routeUrl = "http://app.example.com/api/connect-token";

interface Sent {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

/** A route for the signed-in user alice, asked from the app's own page unless a test says otherwise. */
export function tokenRoute(options: Partial<ConnectTokenHandlerOptions> = {}, pipedream = fakePipedream()) {
  const errors: ConnectTokenError[] = [];
  const handler = createConnectTokenHandler({
    client: pipedream.client(),
    authenticate: () => "alice",
    scope: "connect:accounts:read connect:accounts:write connect:actions:*",
    onError: (error) => errors.push(error),
    environment: pipedream.time.environment,
    ...options,
  } as ConnectTokenHandlerOptions); // a test may give createToken in place of client

  return {
    pipedream,
    errors,
    handler,
    /** A request as the app's own page sends it. */
    ask: (body?: unknown, headers: Record<string, string> = {}) =>
      handler(requestOf({ body, headers: { ...ownPage, ...headers } })),
    /** A request with these headers alone. */
    send: (sent: Sent) => handler(requestOf(sent)),
    /** What went to Pipedream, last. */
    get asked() {
      return pipedream.apiRequests.at(-1)?.body;
    },
  };
}

export const ownPage = { origin: "https://app.example.com", "sec-fetch-site": "same-origin" };

export function requestOf({ method = "POST", headers = {}, body }: Sent): Request {
  const type: Record<string, string> = body === undefined ? {} : { "content-type": "application/json" };
  return new Request(routeUrl, {
    method,
    headers: { ...type, ...headers },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
}

/** Status and code of an answer. */
export async function outcome(response: Response): Promise<[number, string | undefined]> {
  const text = await response.text();
  return [response.status, text === "" ? undefined : JSON.parse(text).code];
}
