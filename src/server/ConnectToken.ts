/**
 * A Connect token as a browser needs it: Pipedream's answer in its own words, and what it leaves out, which is how
 * long the token lives and what it may do. `createConnectTokenHandler` answers it as JSON.
 */
export interface ConnectToken {
  /** The token: whoever has it acts as the user until it ends. */
  readonly token: string;
  /** The end, in ISO 8601. */
  readonly expires_at: string;
  /** Whole seconds left, by Pipedream's own clock. */
  readonly expires_in: number;
  /** What it may do, space-separated. */
  readonly scope: string;
  /** The page where the user connects an account with it; append `&app=<slug>`. */
  readonly connect_link_url?: string;
  /** Whose token it is. */
  readonly external_user_id: string;
}
