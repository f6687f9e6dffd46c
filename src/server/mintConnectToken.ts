import { serverError } from "../errors/serverCatalogue.js";
import { apiTimeout } from "./apiTimeout.js";
import type { ClientSettings } from "./ClientSettings.js";
import type { ConnectToken } from "./ConnectToken.js";
import type { CreateConnectTokenOptions } from "./CreateConnectTokenOptions.js";
import { callConnectApi } from "./callConnectApi.js";
import type { AccessTokens } from "./createAccessTokens.js";
import { discardBody } from "./discardBody.js";
import { readConnectTokenOptions } from "./readConnectTokenOptions.js";
import { readJsonObject } from "./readJsonObject.js";
import { readMintedToken } from "./readMintedToken.js";
import { refuseWhileBuilding } from "./refuseWhileBuilding.js";
import { warnOfUnknownScopes } from "./warnOfUnknownScopes.js";
import { withTimeLimit } from "./withTimeLimit.js";

/** {@link ConnectClient.createConnectToken} */
export async function mintConnectToken(
  settings: ClientSettings,
  accessTokens: AccessTokens,
  options: CreateConnectTokenOptions,
): Promise<ConnectToken> {
  refuseWhileBuilding();
  const { scopes, wire } = readConnectTokenOptions(options);
  if (scopes) warnOfUnknownScopes(scopes, settings.warn);
  const { environment, timeoutMs } = settings;
  return withTimeLimit(environment, timeoutMs, apiTimeout(timeoutMs), async (limit) => {
    const since = environment.clock();
    const path = `/v1/connect/${settings.projectId}/tokens`;
    const response = await callConnectApi(
      settings,
      accessTokens,
      { method: "POST", path, body: wire },
      limit,
    );
    if (!response.ok) {
      await discardBody(response);
      throw serverError("api_rejected", { status: response.status });
    }
    return readMintedToken(await readJsonObject(response), {
      externalUserId: wire.external_user_id,
      scopes,
      expiresIn: wire.expires_in,
      since,
      now: environment.clock(),
      headers: response.headers,
    });
  });
}
