import { originOf } from "./originOf.js";
import type { ScopeMap } from "./ScopeMap.js";

/**
 * What Pipedream's documentation leaves open. Each is an ASSUMPTION: a choice of ours with a default, and where
 * another answer is as likely, that one too. Code that holds under every variant does not lean on a guess.
 */
export interface Assumptions {
  /** ASSUMPTION. How a client may say who it is at `POST /v1/oauth/token`; only JSON is documented. Default `["json"]`. */
  readonly oauthAuthForms: readonly ("json" | "form" | "basic")[];
  /** ASSUMPTION. Error bodies of `POST /v1/oauth/token`: RFC 6749 §5.2 with its description, or the bare code. Default `"rfc6749"`. */
  readonly oauthErrorBody: "rfc6749" | "bare";
  /** Life of an OAuth access token in seconds. Default 3600, as documented; that another may be had is our ASSUMPTION. */
  readonly oauthExpiresIn: number;
  /** ASSUMPTION. Whether the token answer names the scope, as RFC 6749 §5.1 allows. Default `false`. */
  readonly oauthScopeInAnswer: boolean;
  /** ASSUMPTION. Whether rotating the client secret ends the access tokens issued before. Default `false`. */
  readonly revokeIssuedTokensOnRotate: boolean;
  /**
   * ASSUMPTION. A 401 for a missing, unknown, used or expired token: all alike, or with a `code` that tells them
   * apart (`token_missing`, `token_unknown`, `token_used`, `token_expired`). Default `"uniform"`.
   */
  readonly unauthorized: "uniform" | "distinct";
  /** ASSUMPTION. The answer when the token lacks the endpoint's scope. Default 403 with `details.required`. */
  readonly forbiddenScope: 403 | 401 | "403-without-details";
  /** ASSUMPTION. The status for a Connect token at an OAuth-only endpoint, and the other way round. Default 403. */
  readonly wrongTokenKind: 403 | 401;
  /** ASSUMPTION. A scope on minting that nobody knows: refused, left out, or kept. Default 400. */
  readonly unknownScope: 400 | "drop" | "keep";
  /** ASSUMPTION. `*` asked for a Connect token: refused, or narrowed to `connect:*`. Default 400. */
  readonly starOnConnectToken: 400 | "narrow";
  /** ASSUMPTION. A Connect token wider than the OAuth token that mints it: refused with 403, allowed, or cut down. Default `"reject"`. */
  readonly scopeBeyondIssuer: "reject" | "allow" | "intersect";
  /** ASSUMPTION. `scope: ""` on minting: as if not given, or refused. Default `"default"`. */
  readonly emptyScope: "default" | 400;
  /** ASSUMPTION. Wildcards that no table lists, such as `connect:accounts:*`. Default `"accept"`: they cover all below them. */
  readonly unlistedWildcards: "accept" | "reject";
  /**
   * ASSUMPTION. Which scope each endpoint needs; entries given replace those of the default table, which is
   * {@link defaultScopeMap}. Keys are as there: `"GET /accounts/{id}"`.
   */
  readonly scopeMap: ScopeMap;
  /** ASSUMPTION. `expires_in` below 1, above 14,400 or no whole number: refused, or moved to the nearest bound. Default 400. */
  readonly badTtl: 400 | "clamp";
  /** ASSUMPTION. `external_user_id` longer than the documented 250 characters: refused, or taken. Default 400. */
  readonly externalUserIdTooLong: 400 | "accept";
  /** ASSUMPTION. `x-pd-environment` missing beside an OAuth token: refused, or taken for production. Default 400. */
  readonly missingEnvironmentHeader: 400 | "production";
  /** ASSUMPTION. `x-pd-environment` that contradicts the Connect token: ignored, or refused. Default `"token-wins"`. */
  readonly environmentMismatch: "token-wins" | 403;
  /** ASSUMPTION. The status when the path's project is not the Connect token's. Default 404. */
  readonly projectMismatch: 404 | 403;
  /** ASSUMPTION. The status when an OAuth token names a project that does not exist. Default 404. */
  readonly unknownProject: 404 | 403;
  /** ASSUMPTION. The status when a Connect token comes with another user's `external_user_id`. Default 403. */
  readonly userMismatch: 403 | 404;
  /** ASSUMPTION. The body of every 404. Default `{ error: "record not found" }`. */
  readonly notFound: { readonly error: unknown; readonly code?: string; readonly details?: unknown };
  /** ASSUMPTION. `include_credentials=true` with a Connect token: answered without them, or refused. Default `"omit"`. */
  readonly credentialsWithConnectToken: "omit" | 403;
  /** ASSUMPTION. The status when a token does not validate; the body says `success: false` either way. Default 200. */
  readonly validateFailureStatus: 200 | 401 | 404;
  /**
   * ASSUMPTION. What connecting an account does to the Connect token: it ends for the flow and for API calls, it
   * ends for the flow alone, or nothing. Default `"on-success"`.
   */
  readonly connectTokenUse: "on-success" | "flow-only" | "never";
  /** ASSUMPTION. A request with `Origin` whose token has no `allowed_origins`. Default `"reject"`: 403, and no CORS headers. */
  readonly originWithoutList: "reject" | "allow";
  /** ASSUMPTION. A request whose `Origin` is not listed: 403 that the page cannot read, or can. Default 403. */
  readonly originMismatch: 403 | "403-with-cors";
  /** ASSUMPTION. Whether an entry of `allowed_origins` admits an origin. Default: the same scheme, host and port; no wildcards. */
  readonly originMatch: (entry: string, origin: string) => boolean;
  /** ASSUMPTION. The answer to a preflight, which is given for any origin and whatever headers it asks for. Default 204, 600 s. */
  readonly preflight: { readonly status: 200 | 204; readonly maxAgeSeconds: number };
  /** ASSUMPTION. Which headers a page of another origin may read. Default none: not even `Retry-After`. */
  readonly exposeHeaders: readonly string[];
  /** ASSUMPTION. A Connect token with `allowed_origins` on a request without `Origin`, as servers and native apps send it. Default `"allow"`. */
  readonly noOrigin: "allow" | "reject";
  /** ASSUMPTION. How `expires_at` is written: `…172+00:00`, `…172Z`, or `…Z` to the second. Default `"offset"`. */
  readonly expiresAtFormat: "offset" | "z" | "z-no-fraction";
  /** How far the emulator's clock is ahead of this machine's, in milliseconds; negative: behind. Default 0. That they may differ is our ASSUMPTION. */
  readonly clockSkewMs: number;
  /** Whether the documented limits are kept. Default `"off"`; that windows are fixed, not sliding, is our ASSUMPTION. */
  readonly rateLimits: "off" | "documented";
  /** ASSUMPTION. Whether run, configure and props answer 202 without a body. Default `false`; the official SDK throws on it. */
  readonly asyncRuns: boolean;
  /** ASSUMPTION. The last page's `end_cursor`: `null`, or a real one that leads to an empty page. Default `null`. */
  readonly lastPageCursor: null | "real";
}

/** What holds where {@link EmulatorOptions} say nothing else. */
export const defaultAssumptions: Assumptions = {
  oauthAuthForms: ["json"],
  oauthErrorBody: "rfc6749",
  oauthExpiresIn: 3600,
  oauthScopeInAnswer: false,
  revokeIssuedTokensOnRotate: false,
  unauthorized: "uniform",
  forbiddenScope: 403,
  wrongTokenKind: 403,
  unknownScope: 400,
  starOnConnectToken: 400,
  scopeBeyondIssuer: "reject",
  emptyScope: "default",
  unlistedWildcards: "accept",
  scopeMap: {},
  badTtl: 400,
  externalUserIdTooLong: 400,
  missingEnvironmentHeader: 400,
  environmentMismatch: "token-wins",
  projectMismatch: 404,
  unknownProject: 404,
  userMismatch: 403,
  notFound: { error: "record not found" },
  credentialsWithConnectToken: "omit",
  validateFailureStatus: 200,
  connectTokenUse: "on-success",
  originWithoutList: "reject",
  originMismatch: 403,
  originMatch: (entry, origin) => originOf(entry) === origin,
  preflight: { status: 204, maxAgeSeconds: 600 },
  exposeHeaders: [],
  noOrigin: "allow",
  expiresAtFormat: "offset",
  clockSkewMs: 0,
  rateLimits: "off",
  asyncRuns: false,
  lastPageCursor: null,
};
