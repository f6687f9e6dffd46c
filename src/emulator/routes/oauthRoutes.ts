import { parseScopes } from "../../scopes/parseScopes.js";
import { toBase64Url } from "../base64.js";
import type { Call } from "../Call.js";
import { jsonResponse } from "../jsonResponse.js";
import { knownScope } from "../knownScope.js";
import { Refusal } from "../Refusal.js";
import type { Route } from "../Route.js";
import { randomHex, randomId } from "../randomId.js";
import { readOAuthRequest } from "../readOAuthRequest.js";
import type { World } from "../World.js";

/** @see contract part 1 */
export const oauthRoutes: readonly Route[] = [
  { method: "POST", path: "/v1/oauth/token", project: false, tokens: "none", handle: issueAccessToken },
];

async function issueAccessToken({ world, request, url, entry }: Call): Promise<Response> {
  const asked = await readOAuthRequest(world, request);
  if (asked === null)
    throw oauthError(world, "invalid_request", "The request lacks a field or cannot be read.");
  if (asked.grantType !== "client_credentials") {
    throw oauthError(world, "unsupported_grant_type", "Only client_credentials is supported.");
  }
  if (asked.clientId !== world.clientId || asked.clientSecret !== world.data.clientSecret) {
    throw oauthError(world, "invalid_client", "The client is unknown, or its secret is wrong.", 401);
  }
  const names = parseScopes(asked.scope ?? "");
  if (!names.every((scope) => knownScope(world, scope))) {
    throw oauthError(world, "invalid_scope", "A scope is unknown or malformed.");
  }
  const scopes = names.length === 0 ? ["*"] : names;
  const token = accessTokenJwt(world, url.origin, scopes);
  world.data.accessTokens.set(token, {
    scopes,
    expiresAt: world.clock.now() + world.oauthExpiresIn * 1000,
  });
  entry.scope = scopes.join(" ");
  return jsonResponse({
    access_token: token,
    token_type: "Bearer",
    expires_in: world.oauthExpiresIn,
    ...(world.oauthScopeInAnswer ? { scope: scopes.join(" ") } : {}),
  });
}

/** A JWT in form; nobody but this API is to look inside, so what stands for the signature is random. */
function accessTokenJwt(world: World, issuer: string, scopes: readonly string[]): string {
  const issuedAt = Math.floor(world.clock.now() / 1000);
  const claims = {
    jti: randomHex(32),
    iss: issuer,
    iat: issuedAt,
    nbf: issuedAt - 5,
    exp: issuedAt + world.oauthExpiresIn,
    aud: [issuer],
    sub: randomId("o"),
    token_type: "oauth_access_token",
    scopes,
  };
  const header = { alg: "EdDSA", typ: "JWT" };
  return [JSON.stringify(header), JSON.stringify(claims), randomHex(64)].map(toBase64Url).join(".");
}

function oauthError(world: World, error: string, description: string, status = 400): Refusal {
  return new Refusal(
    status,
    world.oauthErrorBody === "bare" ? { error } : { error, error_description: description },
  );
}
