import type { Register } from "./Register.js";

/** One row of the scope tables: what a scope is for, in words that may stand in an interface. */
export interface ScopeRow<Name extends string = string> {
  readonly scope: Name;
  /** What the scope allows, in a short sentence without a full stop. */
  readonly description: string;
  /**
   * Which token the endpoints behind this scope take. `"both"`: a Connect token or an OAuth access token.
   * `"oauth"`: an OAuth access token only, so a Connect token may be granted the scope but has nothing to use it on.
   */
  readonly tokens: "both" | "oauth";
}

/**
 * The thirteen scopes that a Connect token can be granted, widest first.
 *
 * @see https://pipedream.com/docs/connect/api-reference/authentication
 */
export const CONNECT_SCOPES = [
  { scope: "connect:*", description: "Everything the Connect API offers", tokens: "both" },
  { scope: "connect:actions:*", description: "Find, configure and run actions", tokens: "both" },
  { scope: "connect:triggers:*", description: "Find, configure and deploy triggers", tokens: "both" },
  { scope: "connect:accounts:read", description: "See the user's connected accounts", tokens: "both" },
  { scope: "connect:accounts:write", description: "Connect and disconnect accounts", tokens: "both" },
  {
    scope: "connect:deployed_triggers:read",
    description: "See deployed triggers, their events, pipelines and webhooks",
    tokens: "both",
  },
  {
    scope: "connect:deployed_triggers:write",
    description: "Change and remove deployed triggers",
    tokens: "both",
  },
  { scope: "connect:usage:read", description: "See what was used in a window of time", tokens: "oauth" },
  { scope: "connect:users:read", description: "See the project's external users", tokens: "oauth" },
  { scope: "connect:users:write", description: "Remove external users", tokens: "both" },
  { scope: "connect:tokens:create", description: "Make Connect tokens", tokens: "oauth" },
  { scope: "connect:proxy", description: "Call an app's own API through the Connect proxy", tokens: "both" },
  { scope: "connect:workflow:invoke", description: "Start workflows on the user's behalf", tokens: "both" },
] as const satisfies readonly ScopeRow[];

/**
 * The fourteen scopes that an OAuth access token can be granted: `*`, then every one of {@link CONNECT_SCOPES}.
 *
 * @see https://pipedream.com/docs/connect/api-reference/authentication
 */
export const OAUTH_SCOPES = [
  { scope: "*", description: "Everything that an OAuth access token can reach", tokens: "oauth" },
  ...CONNECT_SCOPES,
] as const satisfies readonly ScopeRow[];

/**
 * Scopes that exist beside the documented tables, so that asking for one brings no "unknown scope" warning.
 * The two of projects stand in the published OpenAPI; a Pipedream employee named the one of apps in public.
 */
export const FURTHER_SCOPES = ["connect:projects:read", "connect:projects:write", "connect:apps:*"] as const;

/** The name of a scope that the kit knows and that a Connect token can be granted. */
export type KnownConnectScope = (typeof CONNECT_SCOPES)[number]["scope"];

/** A scope name that passed {@link asScope}: well formed, but newer than the kit's table. */
export type FutureScope = string & { readonly __scope: never };

/**
 * A scope of a Connect token: a known name, or one that went through {@link asScope}; of an app that names its scopes in
 * {@link Register} one of those.
 */
export type ConnectScope =
  | (Register extends { readonly scope: infer Name extends string } ? Name : KnownConnectScope)
  | FutureScope;

/** What can be asked for: any text, whose scopes are checked when it is read; of an app with a {@link Register} its own scopes. */
export type RequestedScope = Register extends { readonly scope: string }
  ? ConnectScope | readonly ConnectScope[]
  : string | readonly string[];
