import { connectTokenError } from "../errors/browserCatalogue.js";
import type { ClientSettings } from "./ClientSettings.js";
import { withTimeLimit } from "./withTimeLimit.js";

/**
 * The client secret as it is now. A function may take half of `timeout`: the other half is for Pipedream.
 *
 * @throws ConnectTokenError `invalid_options`, with what the function threw as its cause
 */
export async function readClientSecret({
  clientSecret,
  environment,
  timeoutMs,
}: Pick<ClientSettings, "clientSecret" | "environment" | "timeoutMs">): Promise<string> {
  if (typeof clientSecret === "string") return clientSecret;
  const late = invalid(`did not answer within ${Math.round(timeoutMs / 2)} ms, which is half of timeout`);
  const secret: unknown = await withTimeLimit(
    environment,
    timeoutMs / 2,
    () => late,
    () => clientSecret(),
  ).catch((cause: unknown) => {
    throw cause === late ? late : invalid("threw or rejected", cause);
  });
  if (typeof secret !== "string" || secret.trim() === "") throw invalid("answered no text");
  return secret;
}

function invalid(problem: string, cause?: unknown) {
  const fix = "Let the function answer the present secret as text; look at what it reads it from.";
  return connectTokenError("invalid_options", { option: "clientSecret", problem, fix }, { cause });
}
