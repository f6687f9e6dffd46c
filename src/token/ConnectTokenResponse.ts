interface CommonFields {
  /** The Connect token itself. */
  readonly token: string;
  /** Seconds the token lives, counted from the request. It wins over a date: it needs no agreement about the time. */
  readonly expires_in?: number | undefined;
  /** {@link expires_in} in camelCase. */
  readonly expiresIn?: number | undefined;
  /** What was granted. Pipedream's own answer leaves it out; `createConnectTokenHandler` adds it. */
  readonly scope?: string | readonly string[] | undefined;
  /** The page where the user connects an account with this token. */
  readonly connect_link_url?: string | undefined;
  /** {@link connect_link_url} in camelCase, as the official SDK gives it. */
  readonly connectLinkUrl?: string | undefined;
  /** Whose token it is. Another user's token is refused. */
  readonly external_user_id?: string | undefined;
  /** {@link external_user_id} in camelCase. */
  readonly externalUserId?: string | undefined;
}

/**
 * What a token callback answers: Pipedream's wire in snake_case, or the official SDK's camelCase with a Date.
 * Unknown keys are kept as `extra`.
 *
 * @see https://pipedream.com/docs/connect/api-reference/create-connect-token
 * @example const answer: ConnectTokenResponse = { token: "ctok_…", expires_at: "2026-01-01T00:00:00Z", expires_in: 3600 };
 */
export type ConnectTokenResponse = CommonFields &
  (
    | { readonly expires_at: string | Date; readonly expiresAt?: string | Date | undefined }
    | { readonly expiresAt: string | Date; readonly expires_at?: string | Date | undefined }
  );

/** A token without a date, usable until the API refuses it: only as an `initialToken` where no callback is given. */
export type DatelessTokenResponse = CommonFields & {
  readonly expires_at?: string | Date | undefined;
  readonly expiresAt?: string | Date | undefined;
};

/**
 * How a callback says no without throwing, as a Server Action has to: production builds hide what an action throws.
 *
 * @see RFC 6749 §5.2
 * @example return { error: "unauthenticated" };
 */
export type ConnectTokenRefusal =
  | {
      readonly error: string;
      readonly error_description?: string | undefined;
      /** Seconds after which it is worth asking again. */
      readonly retryAfter?: number | undefined;
    }
  | {
      readonly error: {
        readonly code: string;
        readonly message?: string | undefined;
        /** Seconds after which it is worth asking again. */
        readonly retryAfter?: number | undefined;
      };
    };
