import { connectTokenError } from "../errors/browserCatalogue.js";
import { serverError } from "../errors/serverCatalogue.js";
import { parseScopes } from "../scopes/parseScopes.js";
import type { ConnectToken } from "./ConnectToken.js";
import type { ConnectTokenUser } from "./ConnectTokenUser.js";
import { checkAddresses } from "./checkAddresses.js";
import { grantableScopes } from "./grantableScopes.js";
import type { HandlerSettings } from "./HandlerSettings.js";
import { pickDetails } from "./pickDetails.js";
import { readCreateFailure } from "./readCreateFailure.js";
import type { ReadUser } from "./readUser.js";
import type { TokenRequestBody } from "./TokenRequestBody.js";
import { withTimeLimit } from "./withTimeLimit.js";

/**
 * Decides what a user's token may hold, how long it lives and where it may be used, and makes it.
 *
 * @param origin The page's origin once it has passed, or `null`.
 * @throws ConnectTokenError `user_mismatch`, `scope_not_allowed`, `invalid_request` before anything is sent; then what making it brings
 */
export async function mintForUser<Context, User extends ConnectTokenUser>(
  settings: HandlerSettings<Context, User>,
  request: Request,
  { user, scopes: narrowed }: ReadUser<User>,
  body: TokenRequestBody,
  origin: string | null,
): Promise<ConnectToken> {
  const { externalUserId } = user;
  const { tokenOptions, makerFor } = settings;
  if (body.external_user_id !== undefined && body.external_user_id !== externalUserId) {
    throw serverError("user_mismatch", {});
  }
  const allowed = narrowed === null ? settings.scopes : grantableScopes(settings.scopes, narrowed);
  const scopes = body.scope === undefined ? allowed : grantableScopes(parseScopes(body.scope), allowed);
  // Pipedream grants everything to a token that names no scope.
  if (scopes.length === 0) throw serverError("scope_not_allowed", {});

  const lives = [body.expires_in, settings.expiresIn, user.expiresIn].filter(
    (life) => typeof life === "number",
  );
  // A page without an origin cannot be named to Pipedream.
  const origins = [...settings.allowedOrigins, origin].filter(
    (each): each is string => each !== null && each !== "null",
  );
  const details = pickDetails(
    await asked(settings, "tokenOptions", () => tokenOptions?.(request, user, body)),
  );
  checkAddresses(details, body, origins);
  const maker = await asked(settings, "client", () => makerFor(request, user));
  if (typeof maker?.createConnectToken !== "function") throw invalid("client", "answered no client");
  const make = async () =>
    maker.createConnectToken({
      ...(body.purpose === "connect" && body.app !== undefined && { appId: body.app }),
      ...details,
      externalUserId,
      scope: scopes.join(" "),
      ...(lives.length > 0 && { expiresIn: Math.min(...lives) }),
      ...(origins.length > 0 && { allowedOrigins: [...new Set(origins)] }),
    });
  const token = await make().catch((reason: unknown) => {
    throw readCreateFailure(reason, settings.environment.clock().wall);
  });
  if (typeof token?.token !== "string") throw invalid("client", "made no Connect token");
  return token;
}

/** What a function of the app answers within the time `authenticate` has, else `invalid_options` and what it threw. */
async function asked<Answer>(
  {
    environment,
    authenticateTimeoutMs: limitMs,
  }: Pick<HandlerSettings<never, never>, "environment" | "authenticateTimeoutMs">,
  option: string,
  ask: () => Answer | Promise<Answer>,
): Promise<Answer> {
  const late = invalid(option, `did not answer within ${limitMs} ms`);
  return withTimeLimit(environment, limitMs, () => late, ask).catch((cause: unknown) => {
    throw cause === late ? late : invalid(option, "threw or rejected", cause);
  });
}

function invalid(option: string, problem: string, cause?: unknown) {
  const fix = "Look at this error's cause, which onError is given, and at what the function answers.";
  return connectTokenError("invalid_options", { option, problem, fix }, { cause });
}
