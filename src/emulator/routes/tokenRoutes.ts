import type { Call } from "../Call.js";
import { param, readBody, textField } from "../Call.js";
import { connectTokenProblem } from "../Caller.js";
import { connectLinkUrl } from "../connectLinkUrl.js";
import { externalUserId } from "../externalUserId.js";
import { findApp } from "../findApp.js";
import { grantConnectScopes } from "../grantConnectScopes.js";
import type { JsonObject } from "../JsonObject.js";
import { jsonResponse } from "../jsonResponse.js";
import { badRequest } from "../Refusal.js";
import type { Route } from "../Route.js";
import { randomHex } from "../randomId.js";
import { countTowards } from "../rateLimit.js";
import { readLifetime } from "../readLifetime.js";
import type { ConnectToken, World } from "../World.js";
import { wireApp } from "../wireApp.js";

/** @see contract parts 2 and 3 */
export const tokenRoutes: readonly Route[] = [
  {
    method: "POST",
    path: "/tokens",
    project: true,
    tokens: "oauth",
    scope: "connect:tokens:create",
    handle: createConnectToken,
  },
  { method: "GET", path: "/tokens/{token}/validate", project: false, tokens: "none", handle: validate },
];

const textFields = [
  "success_redirect_uri",
  "error_redirect_uri",
  "webhook_uri",
  "app_id",
  "oauth_app_id",
] as const;

async function createConnectToken({ world, request, caller, environment, entry }: Call): Promise<Response> {
  const body = await readBody(request);
  const user = externalUserId(world, body);
  countTowards(world, "tokens", `${environment} ${user}`);
  const issuer = caller.kind === "oauth" ? caller.token.scopes : [];
  const scopes = grantConnectScopes(world, textField(body, "scope"), issuer);
  const lifetime = readLifetime(world, body.expires_in);
  const token: ConnectToken = {
    token: `ctok_${randomHex(32)}`,
    user,
    environment,
    scopes,
    expiresAt: world.clock.now() + lifetime * 1000,
    allowedOrigins: readOrigins(body),
    details: Object.fromEntries(textFields.map((name) => [name, textField(body, name) ?? null])),
    used: false,
  };
  world.data.connectTokens.set(token.token, token);
  world.data.minted += 1;
  entry.user = user;
  entry.scope = scopes.join(" ");
  return jsonResponse({
    token: token.token,
    expires_at: writeDate(world, token.expiresAt),
    connect_link_url: connectLinkUrl(token.token),
  });
}

function readOrigins({ allowed_origins: origins = [] }: JsonObject): readonly string[] {
  if (Array.isArray(origins) && origins.every((origin) => typeof origin === "string")) return origins;
  throw badRequest("allowed_origins must be a list of strings");
}

function writeDate({ expiresAtFormat }: World, at: number): string {
  const iso = new Date(at).toISOString();
  if (expiresAtFormat === "z") return iso;
  return expiresAtFormat === "offset" ? iso.replace("Z", "+00:00") : iso.replace(/\.\d+/, "");
}

/** What the Connect page asks before it opens. It says nothing of the user, the scopes or the end. */
function validate(call: Call): Response {
  const { world, query } = call;
  const token = world.data.connectTokens.get(param(call, "token"));
  if (token === undefined || connectTokenProblem(world, token) !== null || isUsedUp(world, token)) {
    const error = "The Connect token is invalid. Create a new one.";
    return jsonResponse(validation(world, null, { success: false, error }), world.validateFailureStatus);
  }
  const account = world.data.accounts.get(query.get("account_id") ?? "");
  const named = query.get("app_id") ?? account?.app ?? textField(token.details, "app_id");
  const app = named === undefined ? undefined : findApp(world, named);
  if (named !== undefined && app === undefined) {
    const error = "The app was not found. Check the app's id.";
    return jsonResponse(validation(world, token, { success: false, error }), world.validateFailureStatus);
  }
  return jsonResponse({
    ...validation(world, token, { success: true, error: null }),
    app: app === undefined ? null : wireApp(app),
    oauth_app_id: query.get("oauth_app_id") ?? token.details.oauth_app_id,
  });
}

const isUsedUp = ({ connectTokenUse }: World, token: ConnectToken): boolean =>
  token.used && connectTokenUse !== "never";

function validation(
  world: World,
  token: ConnectToken | null,
  outcome: { readonly success: boolean; readonly error: string | null },
) {
  return {
    ...outcome,
    app: null,
    oauth_app_id: null,
    project_id: token === null ? null : world.projectId,
    project_app_name: token === null ? null : "Emulated project",
    project_environment: token?.environment ?? null,
    project_support_email: null,
    success_redirect_uri: token?.details.success_redirect_uri ?? null,
    error_redirect_uri: token?.details.error_redirect_uri ?? null,
  };
}
