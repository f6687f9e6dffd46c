import { HttpResponse, http, type RequestHandler } from "msw";
import type { ConnectEmulator } from "../emulator/ConnectEmulator.js";
import type { ConnectTokenHandlerOptions } from "../server/ConnectTokenHandlerOptions.js";
import { createConnectClient } from "../server/createConnectClient.js";
import { createConnectTokenHandler } from "../server/createConnectTokenHandler.js";
import { checkBaseUrl } from "../session/checkOptions.js";

/** Your app's own token route: where it is, and the options of `createConnectTokenHandler` but for its client. */
export type TokenRoute = Omit<ConnectTokenHandlerOptions, "client" | "createToken"> & {
  /** As the page asks for it, such as `"/api/connect-token"`. */
  readonly url: string;
};

/** What {@link createConnectHandlers} can be told. */
export interface ConnectHandlersOptions {
  /**
   * Where the API is taken to be: the address that the session has as its `baseUrl`, which may have a path, such as a
   * proxy's. Default `"https://api.pipedream.com"`.
   */
  readonly baseUrl?: string;
  /**
   * Answers your app's token route too, by the server half over the emulator: a page in a browser has no server of its
   * own in a test. Left out: the route is yours to answer.
   */
  readonly tokenRoute?: TokenRoute;
}

/**
 * Request handlers for Mock Service Worker that let an emulator answer in place of Pipedream's API: for `setupServer` in
 * Node and `setupWorker` in a browser. `msw` is an optional peer that you install yourself.
 *
 * @throws ConnectTokenError `invalid_options`, `invalid_scope`, of a `baseUrl` or a `tokenRoute` that cannot be
 * @example
 * const emulator = createConnectEmulator();
 * const server = setupServer(...createConnectHandlers(emulator), http.post("/api/connect-token", yourRoute));
 * @example
 * const tokenRoute = { url: "/api/connect-token", authenticate: () => "alice", scope: "connect:accounts:read" };
 * const worker = setupWorker(...createConnectHandlers(emulator, { tokenRoute }));
 */
export function createConnectHandlers(
  emulator: ConnectEmulator,
  { baseUrl = "https://api.pipedream.com", tokenRoute }: ConnectHandlersOptions = {},
): RequestHandler[] {
  const base = checkBaseUrl(baseUrl);
  return [
    http.all(`${base}/*`, ({ request }) =>
      // A connection that breaks is what a fault with `networkError` says; msw would make a 500 of an exception.
      emulator.fetch(belowBase(request, base)).catch(() => HttpResponse.error()),
    ),
    ...(tokenRoute === undefined ? [] : [answerTokenRoute(emulator, tokenRoute)]),
  ];
}

/** As a proxy passes it on, whose own path the API knows nothing of. */
function belowBase(request: Request, base: string): Request {
  const { origin, pathname } = new URL(base);
  return pathname === "/" ? request : new Request(origin + request.url.slice(base.length), request);
}

function answerTokenRoute(emulator: ConnectEmulator, { url, ...options }: TokenRoute): RequestHandler {
  const { clientId, projectId, projectEnvironment } = emulator;
  const client = createConnectClient({
    clientId,
    // The emulator's may be rotated, and reset.
    clientSecret: () => emulator.clientSecret,
    projectId,
    projectEnvironment,
    fetch: (input, init) => emulator.fetch(new Request(input, init)),
  });
  const answer = createConnectTokenHandler({ ...options, client });
  return http.all(url, ({ request }) => answer(request));
}
