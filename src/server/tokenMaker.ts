import { apiTimeout, createTokenLimitMs } from "./apiTimeout.js";
import { asHeaders } from "./asHeaders.js";
import type { CreateTokenRequest, TokenMaker } from "./ConnectTokenHandlerOptions.js";
import { readAddresses } from "./readAddresses.js";
import { readCreateFailure } from "./readCreateFailure.js";
import { readMintedToken } from "./readMintedToken.js";
import { refuseWhileBuilding } from "./refuseWhileBuilding.js";
import type { ServerEnvironment } from "./ServerEnvironment.js";
import { withTimeLimit } from "./withTimeLimit.js";

type CreateToken = (request: CreateTokenRequest) => PromiseLike<unknown>;

/** Makes tokens with a function such as the official SDK's `tokens.create`. */
export function tokenMaker(createToken: CreateToken, environment: ServerEnvironment): TokenMaker {
  return {
    createConnectToken: (request) =>
      withTimeLimit(environment, createTokenLimitMs, apiTimeout(createTokenLimitMs), async () => {
        refuseWhileBuilding();
        // An address that cannot be read has passed the guard of hosts, and the official SDK sends on what it is given.
        readAddresses(request);
        const since = environment.clock();
        const { answer, headers } = await call(createToken, request).catch((reason: unknown) => {
          throw readCreateFailure(reason, environment.clock().wall);
        });
        return readMintedToken(answer, {
          externalUserId: request.externalUserId,
          scopes: request.scope.split(" "),
          expiresIn: request.expiresIn,
          since,
          now: environment.clock(),
          headers,
        });
      }),
  };
}

/** The answer, with Pipedream's headers where the promise is the official SDK's, which has them beside it. */
async function call(
  createToken: CreateToken,
  request: CreateTokenRequest,
): Promise<{ answer: unknown; headers: Headers | null }> {
  const promise: PromiseLike<unknown> & { withRawResponse?: unknown } = createToken(request);
  if (typeof promise?.withRawResponse !== "function") return { answer: await promise, headers: null };
  const { data, rawResponse } = await promise.withRawResponse();
  return { answer: data, headers: asHeaders(rawResponse?.headers) };
}
