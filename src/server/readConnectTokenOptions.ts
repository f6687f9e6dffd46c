import { connectTokenError } from "../errors/browserCatalogue.js";
import type { CreateConnectTokenOptions } from "./CreateConnectTokenOptions.js";
import { isExternalUserId } from "./isExternalUserId.js";
import { isTokenLife } from "./isTokenLife.js";
import { readAddresses } from "./readAddresses.js";
import { readOrigin } from "./readOrigin.js";
import { readConnectScopeOption } from "./readScopeOption.js";

/** The body of Pipedream's create-token call, contract part 2, with the scopes it asks for beside it. */
export interface CreateTokenBody {
  readonly scopes: readonly string[] | null;
  readonly wire: {
    readonly external_user_id: string;
    readonly expires_in?: number;
    readonly [field: string]: unknown;
  };
}

/**
 * Checks every bound before anything is sent, and turns the options into Pipedream's wire.
 *
 * @throws ConnectTokenError `invalid_options` or `invalid_scope`, which name the option and never repeat the user's id
 */
export function readConnectTokenOptions(options: CreateConnectTokenOptions): CreateTokenBody {
  const { externalUserId, expiresIn, scope, allowedOrigins, allowProgressiveScopes } = options;
  if (!isExternalUserId(externalUserId)) {
    throw invalid(
      "externalUserId",
      "is not a text of 1 to 250 characters without control characters",
      "Give the signed-in user's lasting id.",
    );
  }
  if (expiresIn !== undefined && !isTokenLife(expiresIn)) {
    throw invalid(
      "expiresIn",
      "is not a whole number from 1 to 14,400",
      "It is in seconds. Leave it out for 14,400, which is four hours.",
    );
  }
  const scopes = scope === undefined ? null : readConnectScopeOption("scope", scope);
  const fields = {
    external_user_id: externalUserId,
    expires_in: expiresIn,
    scope: scopes?.join(" "),
    allowed_origins: allowedOrigins === undefined ? undefined : origins(allowedOrigins),
    ...readAddresses(options),
    allow_progressive_scopes: allowProgressiveScopes,
    app_id: options.appId,
    oauth_app_id: options.oauthAppId,
  };
  return { scopes, wire: fields as CreateTokenBody["wire"] }; // JSON leaves out what is undefined
}

function origins(list: readonly string[]): readonly string[] {
  const read = Array.isArray(list)
    ? list.map((entry) => (typeof entry === "string" ? readOrigin(entry) : null))
    : [null];
  if (read.every((origin) => origin !== null)) return [...new Set(read)];
  throw invalid(
    "allowedOrigins",
    "is not a list of origins",
    'An origin is a scheme, a host and, if need be, a port, such as "https://app.example.com": no path, no star.',
  );
}

function invalid(option: string, problem: string, fix: string) {
  return connectTokenError("invalid_options", { option, problem, fix });
}
