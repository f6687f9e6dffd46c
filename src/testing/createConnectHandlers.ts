import { HttpResponse, http, type RequestHandler } from "msw";
import type { ConnectEmulator } from "../emulator/ConnectEmulator.js";

/** What {@link createConnectHandlers} can be told. */
export interface ConnectHandlersOptions {
  /** Where the API is taken to be. Default `"https://api.pipedream.com"`. */
  readonly baseUrl?: string;
}

/**
 * Request handlers for Mock Service Worker that let an emulator answer in place of Pipedream's API: for `setupServer` in
 * Node and `setupWorker` in a browser. `msw` is an optional peer that you install yourself.
 *
 * @example
 * const emulator = createConnectEmulator();
 * const server = setupServer(...createConnectHandlers(emulator), http.post("/api/connect-token", yourRoute));
 */
export function createConnectHandlers(
  emulator: ConnectEmulator,
  { baseUrl = "https://api.pipedream.com" }: ConnectHandlersOptions = {},
): RequestHandler[] {
  return [
    http.all(`${baseUrl.replace(/\/+$/, "")}/*`, ({ request }) =>
      // A connection that breaks is what a fault with `networkError` says; msw would make a 500 of an exception.
      emulator.fetch(request).catch(() => HttpResponse.error()),
    ),
  ];
}
