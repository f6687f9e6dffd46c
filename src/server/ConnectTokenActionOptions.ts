import type { ConnectTokenRefusal } from "../token/ConnectTokenResponse.js";
import type { TokenRequest } from "../token/TokenCallback.js";
import type { ConnectToken } from "./ConnectToken.js";
import type { ConnectTokenHandlerOptions } from "./ConnectTokenHandlerOptions.js";
import type { ConnectTokenUser } from "./ConnectTokenUser.js";

/** The options of {@link createConnectTokenAction}: the handler's, and where the headers are. */
export type ConnectTokenActionOptions<User extends ConnectTokenUser = ConnectTokenUser> =
  ConnectTokenHandlerOptions<undefined, User> & {
    /** The headers of the request that called the action: in Next, `headers` of `next/headers` as it is. */
    readonly headers: () => Headers | Promise<Headers>;
  };

/** A `TokenCallback` whose answers are plain objects, as a Server Action's have to be. */
export type ConnectTokenAction = (request: TokenRequest) => Promise<ConnectToken | ConnectTokenRefusal>;
