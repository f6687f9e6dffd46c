import { type ClientSettings, readClientSettings } from "./ClientSettings.js";
import type { ConnectClientOptions } from "./ConnectClientOptions.js";
import type { ConnectToken } from "./ConnectToken.js";
import type { ConnectTokenValidation, ValidateConnectTokenOptions } from "./ConnectTokenValidation.js";
import type { CreateConnectTokenOptions } from "./CreateConnectTokenOptions.js";
import { type AccessTokens, createAccessTokens } from "./createAccessTokens.js";
import { mintConnectToken } from "./mintConnectToken.js";
import { validateConnectToken } from "./validateConnectToken.js";

/** Makes Connect tokens with an OAuth client. Printed, spread or turned into JSON it shows no secret and no token. */
export interface ConnectClient {
  /**
   * An OAuth access token of client credentials, from memory until shortly before its end; one request is in flight
   * however many ask.
   *
   * @throws ConnectTokenError `invalid_client` · `api_rejected` · `api_throttled` · `api_unavailable` · `api_timeout`
   */
  getAccessToken(): Promise<string>;
  /**
   * Makes a Connect token for one of your users.
   *
   * @throws ConnectTokenError `invalid_options`, `invalid_scope` and `site_is_being_built` before anything is sent, and
   *   all of {@link getAccessToken}
   * @see https://pipedream.com/docs/connect/api-reference/create-connect-token
   * @example const { token, expires_at } = await client.createConnectToken({ externalUserId: "user-123", expiresIn: 3600 });
   */
  createConnectToken(options: CreateConnectTokenOptions): Promise<ConnectToken>;
  /**
   * Asks Pipedream whether a Connect token can be used. `success: false` is an answer, not an error; it throws only
   * when no answer came.
   *
   * @throws ConnectTokenError as {@link getAccessToken}
   */
  validateConnectToken(token: string, options?: ValidateConnectTokenOptions): Promise<ConnectTokenValidation>;
  /**
   * Fits the option of that name of the official SDK's server client, which then uses this client's access token, its
   * `scope` included.
   *
   * @example new PipedreamClient({ projectId, projectEnvironment, tokenProvider: client.tokenProvider });
   */
  readonly tokenProvider: { getToken(): Promise<string> };
}

/**
 * A client for Pipedream's authentication, for servers only: it holds your client secret. Make one and keep it, since
 * the access token is kept in it.
 *
 * @throws ConnectTokenError `invalid_options` or `invalid_scope`, at once
 * @see https://pipedream.com/docs/connect/api-reference/authentication
 * @example
 * const client = createConnectClient({
 *   clientId: process.env.PIPEDREAM_CLIENT_ID,
 *   clientSecret: process.env.PIPEDREAM_CLIENT_SECRET,
 *   projectId: process.env.PIPEDREAM_PROJECT_ID,
 *   projectEnvironment: "production",
 * });
 */
export function createConnectClient(options: ConnectClientOptions): ConnectClient {
  const settings: ClientSettings = readClientSettings(options);
  const accessTokens: AccessTokens = createAccessTokens(settings);
  // Everything secret is in this closure, where neither JSON nor the console looks.
  const getAccessToken = () => accessTokens.get();
  return {
    getAccessToken,
    createConnectToken: (tokenOptions) => mintConnectToken(settings, accessTokens, tokenOptions),
    validateConnectToken: (token, validateOptions) =>
      validateConnectToken(settings, accessTokens, token, validateOptions),
    tokenProvider: { getToken: getAccessToken },
  };
}
