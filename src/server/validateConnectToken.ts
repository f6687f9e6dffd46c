import { connectTokenError } from "../errors/browserCatalogue.js";
import { serverError } from "../errors/serverCatalogue.js";
import { apiTimeout } from "./apiTimeout.js";
import type { ClientSettings } from "./ClientSettings.js";
import type { ConnectTokenValidation, ValidateConnectTokenOptions } from "./ConnectTokenValidation.js";
import { callConnectApi } from "./callConnectApi.js";
import { camelCaseKeys } from "./camelCaseKeys.js";
import type { AccessTokens } from "./createAccessTokens.js";
import { readJsonObject } from "./readJsonObject.js";
import { withTimeLimit } from "./withTimeLimit.js";

/** {@link ConnectClient.validateConnectToken} */
export async function validateConnectToken(
  settings: ClientSettings,
  accessTokens: AccessTokens,
  token: string,
  options: ValidateConnectTokenOptions = {},
): Promise<ConnectTokenValidation> {
  // It becomes a part of the path, where "..", for one, means something.
  if (typeof token !== "string" || !/^\w{1,250}$/.test(token)) {
    throw connectTokenError("invalid_options", {
      option: "The token",
      problem: "is not a Connect token",
      fix: "Give the token itself, which begins with ctok_.",
    });
  }
  const { environment, timeoutMs } = settings;
  return withTimeLimit(environment, timeoutMs, apiTimeout(timeoutMs), async (limit) => {
    const path = `/v1/connect/tokens/${token}/validate${queryOf(options)}`;
    const request = { method: "GET", path } as const;
    const response = await callConnectApi(settings, accessTokens, request, limit, isVerdict);
    const { status, ok } = response;
    const body = await readJsonObject(response).catch((reason: unknown) => {
      throw ok ? reason : serverError("api_rejected", { status });
    });
    // Which status a token that fails comes with is not documented, so the body decides.
    if (typeof body.success !== "boolean") {
      if (!ok) throw serverError("api_rejected", { status });
      throw serverError("api_unavailable", { problem: "its answer does not say whether the token is valid" });
    }
    return camelCaseKeys(body) as ConnectTokenValidation; // success was looked at; the rest is Pipedream's
  });
}

/** A 401 may be what Pipedream says of the token that is validated, and then not of the one that asks. */
async function isVerdict(response: Response): Promise<boolean> {
  const body = await readJsonObject(response.clone()).catch(() => null);
  return typeof body?.success === "boolean";
}

function queryOf({ appId, accountId, oauthAppId, appOverrideId }: ValidateConnectTokenOptions): string {
  const query = new URLSearchParams();
  const fields = {
    app_id: appId,
    account_id: accountId,
    oauth_app_id: oauthAppId,
    app_override_id: appOverrideId,
  };
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) query.set(name, value);
  return query.size > 0 ? `?${query}` : "";
}
