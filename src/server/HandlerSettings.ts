import { connectTokenError } from "../errors/browserCatalogue.js";
import type { ConnectTokenHandlerOptions, TokenMaker } from "./ConnectTokenHandlerOptions.js";
import type { ConnectTokenUser } from "./ConnectTokenUser.js";
import { createWarnings } from "./createWarnings.js";
import { isTokenLife, longestLifeSeconds } from "./isTokenLife.js";
import { readAllowedOrigins } from "./readAllowedOrigins.js";
import { readConnectScopeOption } from "./readScopeOption.js";
import { type ServerEnvironment, serverEnvironment } from "./ServerEnvironment.js";
import { tokenMaker } from "./tokenMaker.js";
import { warnOfUnknownScopes } from "./warnOfUnknownScopes.js";

const defaultAuthenticateTimeoutMs = 5_000;

/** A handler's options after they were checked. */
export interface HandlerSettings<Context, User extends ConnectTokenUser> {
  readonly makerFor: (request: Request, user: User) => TokenMaker | Promise<TokenMaker>;
  readonly authenticate: ConnectTokenHandlerOptions<Context, User>["authenticate"];
  readonly authenticateTimeoutMs: number;
  readonly scopes: readonly string[];
  /** Seconds, or `null` where the handler names none. */
  readonly expiresIn: number | null;
  readonly allowedOrigins: readonly string[];
  readonly tokenOptions: ConnectTokenHandlerOptions<Context, User>["tokenOptions"];
  readonly onError: ConnectTokenHandlerOptions<Context, User>["onError"];
  readonly environment: ServerEnvironment;
}

/** @throws ConnectTokenError `invalid_options` or `invalid_scope` */
export function readHandlerSettings<Context, User extends ConnectTokenUser>(
  options: ConnectTokenHandlerOptions<Context, User>,
): HandlerSettings<Context, User> {
  const { environment = serverEnvironment, authenticateTimeout = defaultAuthenticateTimeoutMs } = options;
  if (typeof options.authenticate !== "function") {
    throw invalid(
      "authenticate",
      "is missing",
      "Give a function that answers the signed-in user's id, or null; without it anybody could act as anybody.",
    );
  }
  if (options.expiresIn !== undefined && !isTokenLife(options.expiresIn)) {
    throw invalid(
      "expiresIn",
      "is not a whole number from 1 to 14,400",
      `It is in seconds; leave it out for ${longestLifeSeconds}.`,
    );
  }
  if (typeof authenticateTimeout !== "number" || !(authenticateTimeout > 0)) {
    throw invalid("authenticateTimeout", "is not above 0", "It is in milliseconds; leave it out for 5,000.");
  }
  const scopes = readConnectScopeOption("scope", options.scope);
  if (options.createToken) warnOfUnknownScopes(scopes, createWarnings(undefined)); // a client warns by itself
  return {
    makerFor: readMaker(options, environment),
    authenticate: options.authenticate,
    authenticateTimeoutMs: authenticateTimeout,
    scopes,
    expiresIn: options.expiresIn ?? null,
    allowedOrigins: readAllowedOrigins(options.allowedOrigins),
    tokenOptions: options.tokenOptions,
    onError: options.onError,
    environment,
  };
}

function readMaker<Context, User extends ConnectTokenUser>(
  { client, createToken }: ConnectTokenHandlerOptions<Context, User>,
  environment: ServerEnvironment,
): HandlerSettings<Context, User>["makerFor"] {
  if ((client === undefined) === (createToken === undefined)) {
    throw invalid(
      "client",
      "or createToken has to be given, and not both",
      "Give client: createConnectClient({…}), or createToken: (o) => sdk.tokens.create(o).",
    );
  }
  if (typeof createToken === "function") {
    const maker = tokenMaker(createToken, environment);
    return () => maker;
  }
  if (typeof client === "function") return client;
  if (typeof client?.createConnectToken === "function") return () => client;
  throw invalid("client", "makes no Connect tokens", "Give what createConnectClient answers.");
}

function invalid(option: string, problem: string, fix: string) {
  return connectTokenError("invalid_options", { option, problem, fix });
}
