import type { Environment } from "../environment/Environment.js";
import type { ConnectTokenResponse, DatelessTokenResponse } from "../token/ConnectTokenResponse.js";
import type { TokenCallback } from "../token/TokenCallback.js";
import type { ConnectTokenEvent } from "./ConnectTokenEvent.js";

interface CommonOptions {
  /**
   * Whose tokens these are: your own id of the signed-in user. `null`: signed out. `undefined`: not known yet, which
   * fits an auth library's loading state. Neither fetches.
   */
  readonly externalUserId: string | null | undefined;
  /** Scopes to ask for; the answer may grant less. Left out: whatever the route grants. */
  readonly scope?: string | readonly string[] | undefined;
  /** Seconds a token shall live, 1…14,400. Left out: as the route decides. */
  readonly expiresIn?: number | undefined;
  /** Whether a hidden tab refreshes too. Default `false`: it does when it is seen again or when asked. */
  readonly refreshWhenHidden?: boolean | undefined;
  /**
   * Whether all tabs of one origin share a token: one of them fetches, the others adopt. Default `true`. A name, where
   * one origin uses two projects for one user. Tabs share what was asked for with the same user, `scope` and `expiresIn`.
   */
  readonly shareAcrossTabs?: boolean | string | undefined;
  /** How long one call of the callback may take, in ms. Default 30,000. */
  readonly timeout?: number | undefined;
  /** Where the token may be sent. Default `"https://api.pipedream.com"`. */
  readonly baseUrl?: string | undefined;
  /** Sent to the Connect API as `x-pd-environment`. Left out: the token's own. */
  readonly projectEnvironment?: "production" | "development" | undefined;
  /** Told of everything that happens, never of the token. */
  readonly onEvent?: ((event: ConnectTokenEvent) => void) | undefined;
}

interface WithCallback {
  /** Asks your server for a token: see {@link createTokenCallback}. */
  readonly tokenCallback: TokenCallback;
  /**
   * A token that is here already, from a loader or a server's render: ready on first paint, nothing is fetched.
   * A promise counts as the first attempt. It, and any other object with the same token, belongs to the first known user
   * it came with. A later one, or a later promise, is taken if its token ends later.
   */
  readonly initialToken?: ConnectTokenResponse | PromiseLike<ConnectTokenResponse> | undefined;
}

interface WithoutCallback {
  readonly tokenCallback?: undefined;
  readonly initialToken:
    | ConnectTokenResponse
    | DatelessTokenResponse
    | PromiseLike<ConnectTokenResponse | DatelessTokenResponse>;
}

/** What a session is made of; the provider's props are these and a few of its own. */
export type ConnectTokenSessionOptions = CommonOptions &
  (WithCallback | WithoutCallback) & {
    /** Advanced: another clock, timer, network and so on, for tests. Default: the real ones. */
    readonly environment?: Environment | undefined;
  };
