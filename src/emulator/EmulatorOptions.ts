import type { Assumptions } from "./Assumptions.js";
import type { ConnectAccountOptions } from "./ConnectEmulator.js";
import type { EmulatedApp } from "./EmulatedApp.js";
import type { EmulatedAction, EmulatedTrigger } from "./EmulatedComponent.js";

/** What an emulator can be given; everything has a default. The undocumented corners are {@link Assumptions}. */
export interface EmulatorOptions extends Partial<Assumptions> {
  /** The OAuth client's id. Default `"emulator-client-id"`. */
  readonly clientId?: string;
  /** The OAuth client's first secret. Default `"emulator-client-secret"`. */
  readonly clientSecret?: string;
  /** `proj_` and letters or digits. Default `"proj_emulator"`. */
  readonly projectId?: string;
  /** The environment that accounts are connected in, where nothing says otherwise. Default `"development"`. */
  readonly projectEnvironment?: "development" | "production";
  /** The apps there are. Default {@link defaultApps}. */
  readonly apps?: readonly EmulatedApp[];
  /** The actions there are. Default {@link defaultActions}. */
  readonly actions?: readonly EmulatedAction[];
  /** The triggers there are. Default {@link defaultTriggers}. */
  readonly triggers?: readonly EmulatedTrigger[];
  /** Accounts that are connected from the start, and again after `reset()`. Default none. */
  readonly accounts?: readonly Omit<ConnectAccountOptions, "token">[];
  /**
   * The world behind the proxy. It gets the request as the app's API would, with the account's authorization added.
   * Default: an echo that answers `{ method, url, headers, body }`.
   */
  readonly proxyTarget?: (request: Request) => Response | Promise<Response>;
}
