/** An app that users can connect, as `GET /v1/connect/apps` lists it. */
export interface EmulatedApp {
  /** The app's name on the wire, such as `google_sheets`. */
  readonly nameSlug: string;
  readonly name: string;
  /** Default: made of the slug for OAuth apps; apps with keys have none. */
  readonly id?: string;
  /** Default `"oauth"`. */
  readonly authType?: "oauth" | "keys" | "none";
  readonly description?: string;
  /** Default: a coloured tile with the app's first letter, as a `data:` address that needs no network. */
  readonly imgSrc?: string;
  readonly categories?: readonly string[];
  /** Higher comes first. Default 0. */
  readonly featuredWeight?: number;
  /** What a relative address given to the proxy is resolved against. */
  readonly baseProxyTargetUrl?: string;
}
