import { connectTokenError } from "../errors/browserCatalogue.js";
import { serverError } from "../errors/serverCatalogue.js";
import type { ClientSettings } from "./ClientSettings.js";
import { isTokenText } from "./isTokenText.js";
import { readJsonObject } from "./readJsonObject.js";
import { sendToPipedream } from "./sendToPipedream.js";
import type { TimeLimit } from "./withTimeLimit.js";

/** The documented life; it holds where an answer leaves `expires_in` out (RFC 6749 §5.1). */
const documentedLifeSeconds = 3_600;

/** An access token as it was issued. */
export interface IssuedAccessToken {
  readonly token: string;
  /** Seconds, counted from the request. */
  readonly expiresIn: number;
}

/**
 * Asks for an access token by client credentials. A secret that is a function is read once more when Pipedream
 * refuses the first: it may have been rotated between the reading and the request.
 *
 * @throws ConnectTokenError `invalid_client`, `api_rejected`, `api_throttled`, `api_unavailable`
 * @see RFC 6749 §4.4; contract part 1
 */
export async function requestAccessToken(
  settings: ClientSettings,
  limit: TimeLimit,
): Promise<IssuedAccessToken> {
  const tries = typeof settings.clientSecret === "function" ? 2 : 1;
  for (let attempt = 0; attempt < tries; attempt++) {
    const issued = await ask(settings, await readSecret(settings.clientSecret), limit);
    if (issued) return issued;
  }
  throw serverError("invalid_client", {});
}

/** `null` when the client was refused. */
async function ask(
  settings: ClientSettings,
  clientSecret: string,
  limit: TimeLimit,
): Promise<IssuedAccessToken | null> {
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
    await response.body?.cancel().catch(() => {});
    return null;
  }
  if (!response.ok) {
    const reason = oauthError(await readJsonObject(response).catch(() => ({})));
    if (reason === "invalid_client") return null;
    throw serverError("api_rejected", { status, reason });
  }
  return readIssued(await readJsonObject(response));
}

async function readSecret(clientSecret: ClientSettings["clientSecret"]): Promise<string> {
  if (typeof clientSecret === "string") return clientSecret;
  const invalid = (problem: string, cause?: unknown) =>
    connectTokenError(
      "invalid_options",
      {
        option: "clientSecret",
        problem,
        fix: "Let the function answer the present secret as text; look at what it reads it from.",
      },
      { cause },
    );
  const secret = await Promise.resolve()
    .then(clientSecret)
    .catch((cause: unknown) => {
      throw invalid("threw or rejected", cause);
    });
  if (typeof secret !== "string" || secret.trim() === "") throw invalid("answered no text");
  return secret;
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

function readIssued(body: Record<string, unknown>): IssuedAccessToken {
  const { access_token: token, expires_in } = body;
  if (!isTokenText(token)) {
    throw serverError("api_unavailable", { problem: "its answer holds no access token" });
  }
  const seconds = Number(expires_in ?? documentedLifeSeconds);
  return { token, expiresIn: seconds > 0 && Number.isFinite(seconds) ? seconds : documentedLifeSeconds };
}
