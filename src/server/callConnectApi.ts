import type { ClientSettings } from "./ClientSettings.js";
import type { AccessTokens } from "./createAccessTokens.js";
import { discardBody } from "./discardBody.js";
import { type PipedreamRequest, sendToPipedream } from "./sendToPipedream.js";
import type { TimeLimit } from "./withTimeLimit.js";

/**
 * Calls the Connect API with the access token. A 401 drops the token that was refused and tries once more with a new
 * one: it may have been revoked before its end. What the second try brings is the answer.
 *
 * @param isAnswer Whether a 401 is about something else than the access token.
 */
export async function callConnectApi(
  settings: ClientSettings,
  accessTokens: AccessTokens,
  request: Omit<PipedreamRequest, "headers">,
  limit: TimeLimit,
  isAnswer = async (_: Response): Promise<boolean> => false,
): Promise<Response> {
  const refused = await call();
  if (refused.response.status !== 401 || (await isAnswer(refused.response))) return refused.response;
  await discardBody(refused.response);
  accessTokens.drop(refused.token);
  return (await call()).response;

  async function call() {
    const token = await accessTokens.get();
    const headers = { authorization: `Bearer ${token}`, "x-pd-environment": settings.projectEnvironment };
    return { token, response: await sendToPipedream(settings, { ...request, headers }, limit) };
  }
}
