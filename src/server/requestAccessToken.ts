import { serverError } from "../errors/serverCatalogue.js";
import type { ClientSettings } from "./ClientSettings.js";
import { discardBody } from "./discardBody.js";
import { isTokenText } from "./isTokenText.js";
import { type KeptAccessToken, usableMsOf } from "./KeptAccessToken.js";
import { readJsonObject } from "./readJsonObject.js";
import { sendToPipedream } from "./sendToPipedream.js";
import type { TimeLimit } from "./withTimeLimit.js";

/** The documented life; it holds where an answer leaves `expires_in` out (RFC 6749 §5.1). */
const documentedLifeSeconds = 3_600;

/**
 * Asks for an access token by client credentials; `null` when Pipedream refused the client.
 *
 * @throws ConnectTokenError `api_rejected`, `api_throttled`, `api_unavailable`
 * @see RFC 6749 §4.4; contract part 1
 */
export async function requestAccessToken(
  settings: ClientSettings,
  clientSecret: string,
  limit: TimeLimit,
): Promise<KeptAccessToken | null> {
  const since = settings.environment.clock();
  const response = await sendToPipedream(
    settings,
    {
      method: "POST",
      path: "/v1/oauth/token",
      body: {
        grant_type: "client_credentials",
        client_id: settings.clientId,
        client_secret: clientSecret,
        scope: settings.scope,
      },
    },
    limit,
  );
  const { status } = response;
  if (status === 401) {
    await discardBody(response);
    return null;
  }
  if (!response.ok) {
    const reason = oauthError(await readJsonObject(response).catch(() => ({})));
    if (reason === "invalid_client") return null;
    throw serverError("api_rejected", { status, reason });
  }
  return { since, ...readIssued(await readJsonObject(response)) };
}

/** The codes of RFC 6749 §5.2; any other text is the upstream's own and is not repeated. */
const oauthErrors = [
  "invalid_client",
  "invalid_request",
  "invalid_scope",
  "unauthorized_client",
  "unsupported_grant_type",
];

function oauthError(body: Record<string, unknown>): string | undefined {
  return oauthErrors.find((code) => code === body.error);
}

function readIssued(body: Record<string, unknown>): Omit<KeptAccessToken, "since"> {
  const { access_token: token, expires_in } = body;
  if (!isTokenText(token)) {
    throw serverError("api_unavailable", { problem: "its answer holds no access token" });
  }
  const seconds = Number(expires_in ?? documentedLifeSeconds);
  const life = seconds > 0 && Number.isFinite(seconds) ? seconds : documentedLifeSeconds;
  return { token, usableMs: usableMsOf(life) };
}
