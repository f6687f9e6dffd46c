/** What a browser asks for. Everything in it is a wish: the user comes from the session, the scope from an intersection. */
export interface TokenRequestBody {
  /** Space-separated scopes. */
  readonly scope?: string;
  /** Whole seconds, 1…14,400. */
  readonly expires_in?: number;
  /** `"connect"`: for one connect flow. */
  readonly purpose?: "connect";
  /** The app that is to be connected. */
  readonly app?: string;
  /** Only compared with the session's. */
  readonly external_user_id?: string;
  /** What else was sent, not looked at. */
  readonly [field: string]: unknown;
}
