import type { AccessTokenStore } from "./AccessTokenStore.js";
import type { ServerEnvironment } from "./ServerEnvironment.js";

/** Which of a Pipedream project's two environments is meant. */
export type ProjectEnvironment = "production" | "development";

/** The options of {@link createConnectClient}, named as in Pipedream's own samples. */
export interface ConnectClientOptions {
  /**
   * The OAuth client's id, from the API settings of the Pipedream workspace. `undefined`, as an environment variable
   * that is not set gives it, is refused at run time with a sentence; so for the next two.
   */
  readonly clientId: string | undefined;
  /**
   * The OAuth client's secret. As a function it is read at each token request, and once more when Pipedream refuses
   * it, so a rotated secret works from the next call on without a restart. It may take half of `timeout`.
   */
  readonly clientSecret: string | (() => string | Promise<string>) | undefined;
  /** The project the Connect tokens are for: `proj_…`. */
  readonly projectId: string | undefined;
  /** The project's environment. */
  readonly projectEnvironment: ProjectEnvironment;
  /**
   * What the access token may do: space-separated text or a list. Default `"*"`, everything, as Pipedream documents.
   * Making Connect tokens needs `"connect:tokens:create"`; whether these may then hold scopes that the access token lacks
   * is not documented, so name those as well (the emulator's option `scopeBeyondIssuer`).
   */
  readonly scope?: string | readonly string[] | undefined;
  /** Where Pipedream is. Default `"https://api.pipedream.com"`. */
  readonly baseUrl?: string | undefined;
  /** Sends the requests. Default: the global `fetch`, looked up at each call. */
  readonly fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /** Milliseconds a whole call may take, its retries included. Default 10,000. */
  readonly timeout?: number | undefined;
  /**
   * Where several servers share one access token: a `Keyv`, or {@link redisStore} of a Redis client. Default: each
   * client has its own, in memory. What is kept is sealed; a rotated secret finds the store empty. One that is down,
   * slow or hangs is bypassed after 500 ms, with one warning. What a store without `add` means is told at
   * {@link AccessTokenStore}.
   */
  readonly store?: AccessTokenStore | undefined;
  /** Is given each warning's line, once per code. Default `console.warn`. */
  readonly onWarning?: ((line: string) => void) | undefined;
  /** Clock, timers and randomness, for tests. Default: the real ones. */
  readonly environment?: ServerEnvironment | undefined;
}
