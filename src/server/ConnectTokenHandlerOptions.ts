import type { ConnectTokenError } from "../errors/ConnectTokenError.js";
import type { ConnectToken } from "./ConnectToken.js";
import type { ConnectTokenUser } from "./ConnectTokenUser.js";
import type { ConnectTokenDetails } from "./CreateConnectTokenOptions.js";
import type { ServerEnvironment } from "./ServerEnvironment.js";
import type { TokenRequestBody } from "./TokenRequestBody.js";

/** Anything that makes Connect tokens as `createConnectClient`'s client does. */
export interface TokenMaker {
  createConnectToken(request: CreateTokenRequest): Promise<ConnectToken>;
}

/** What `createToken` is asked: the official SDK's own options of `tokens.create`. */
export interface CreateTokenRequest extends ConnectTokenDetails {
  readonly externalUserId: string;
  /** Space-separated, never empty. */
  readonly scope: string;
  readonly expiresIn?: number;
  readonly allowedOrigins?: string[];
}

interface CommonOptions<Context, User extends ConnectTokenUser> {
  /**
   * Says who is asking, from your own session: the user's id, or an object with it that may narrow scope and life, or
   * `null` for nobody. `context` is what your framework passes on as the handler's second argument. An exception is
   * answered with 500 and not with 401.
   */
  readonly authenticate: (
    request: Request,
    context: Context,
  ) => string | User | null | undefined | Promise<string | User | null | undefined>;
  /** What a token may hold at most, and what it holds when nothing is asked for. */
  readonly scope: string | readonly string[];
  /** How many whole seconds a token lives at most, and when nothing is asked for. Default 14,400. */
  readonly expiresIn?: number | undefined;
  /**
   * Origins beside the app's own whose pages may ask: a list, or what an environment variable holds, which is one,
   * several with commas, or JSON. A host without scheme means https, on this machine http.
   */
  readonly allowedOrigins?: string | readonly string[] | undefined;
  /**
   * What else the token is made with, decided on the server. `body` is what the browser sent: an address that has a
   * whole word of its host from it, as `https://${body.tenant}.example.com` has, or its host's last letters, is taken only
   * when it is the page's own origin or one of `allowedOrigins`, else the answer is 400. Other letters do not count.
   */
  readonly tokenOptions?:
    | ((
        request: Request,
        user: User,
        body: TokenRequestBody,
      ) => ConnectTokenDetails | Promise<ConnectTokenDetails>)
    | undefined;
  /**
   * Milliseconds `authenticate` may take, and `tokenOptions`, a `client` that is a function, and the request's body as
   * well. Default 5,000.
   */
  readonly authenticateTimeout?: number | undefined;
  /**
   * Is told why an answer is a 5xx, with the app's own exception as the error's `cause` where there is one. Default:
   * the message, without the cause, to `console.error`.
   */
  readonly onError?: ((error: ConnectTokenError) => void) | undefined;
  /** Clock, timers and randomness, for tests. Default: the real ones. */
  readonly environment?: ServerEnvironment | undefined;
}

/**
 * The options of {@link createConnectTokenHandler}: either a `client` or a `createToken`.
 * `Context` is what your framework passes as the handler's second argument, `User` what `authenticate` answers.
 */
export type ConnectTokenHandlerOptions<
  Context = unknown,
  User extends ConnectTokenUser = ConnectTokenUser,
> = CommonOptions<Context, User> &
  (
    | {
        /** The client that makes the tokens, or a function that picks one by request and user. */
        readonly client: TokenMaker | ((request: Request, user: User) => TokenMaker | Promise<TokenMaker>);
        readonly createToken?: never;
      }
    | {
        /**
         * Makes the token without our client: the official SDK's `(o) => client.tokens.create(o)` as it is. It may
         * take 10,000 ms.
         */
        readonly createToken: (request: CreateTokenRequest) => PromiseLike<unknown>;
        readonly client?: never;
      }
  );
