/** What a token is checked for; Pipedream needs the app unless the account or the override names it. */
export interface ValidateConnectTokenOptions {
  /** The app that is to be connected: its id. */
  readonly appId?: string;
  /** An account that is to be connected anew. */
  readonly accountId?: string;
  /** The OAuth client that is to be used. */
  readonly oauthAppId?: string;
  /** The app override that is to be used. */
  readonly appOverrideId?: string;
}

/**
 * Pipedream's answer in camelCase. It says neither whose token it is nor what it may do nor when it ends.
 *
 * @see https://pipedream.com/docs/connect/api-reference/validate-connect-token
 */
export interface ConnectTokenValidation {
  /** Whether the token can be used to connect the app. */
  readonly success: boolean;
  /** Why not, in Pipedream's words. */
  readonly error?: string | null;
  readonly app?: Readonly<Record<string, unknown>> | null;
  readonly oauthAppId?: string | null;
  readonly projectId?: string | null;
  readonly projectAppName?: string | null;
  readonly projectEnvironment?: string | null;
  readonly projectSupportEmail?: string | null;
  readonly successRedirectUri?: string | null;
  readonly errorRedirectUri?: string | null;
  /** Fields newer than this package. */
  readonly [field: string]: unknown;
}
