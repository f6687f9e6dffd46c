/** What can be decided about a Connect token beside its user, scope and life. */
export interface ConnectTokenDetails {
  /** Where Pipedream sends the user after connecting an account through the Connect Link. */
  readonly successRedirectUri?: string;
  /** Where Pipedream sends the user when that failed. */
  readonly errorRedirectUri?: string;
  /** Where Pipedream posts the outcome of a connection. The message holds the token: do not log it. */
  readonly webhookUri?: string;
  /** Lets the user grant the third-party app's scopes in part. It has nothing to do with Connect scopes. Default false. */
  readonly allowProgressiveScopes?: boolean;
  /** Pins the Connect Link to an app: its id or slug. */
  readonly appId?: string;
  /** Pins the Connect Link to an OAuth client. */
  readonly oauthAppId?: string;
}

/** The options of {@link ConnectClient.createConnectToken}. */
export interface CreateConnectTokenOptions extends ConnectTokenDetails {
  /** Your user's id, 1 to 250 characters: always the one your own session names, never one that a browser sent. */
  readonly externalUserId: string;
  /** Whole seconds the token lives, 1…14,400. Default 14,400, four hours. */
  readonly expiresIn?: number;
  /** What it may do: space-separated text or a list. Default `"connect:*"`, all of Connect. `"*"` is refused. */
  readonly scope?: string | readonly string[];
  /** The origins of the pages that will use it: Pipedream asks for them when a browser does. */
  readonly allowedOrigins?: readonly string[];
}
