import type { AccessToken, ConnectToken, World } from "./World.js";

/** Why a token does not count; the `code` of the distinct 401. */
export type TokenProblem = "token_missing" | "token_unknown" | "token_expired" | "token_used";

/** Who a request says it is, by its bearer token. */
export type Caller =
  | { readonly kind: "nobody"; readonly problem: TokenProblem; readonly lapsed: false }
  | {
      readonly kind: "oauth";
      readonly token: AccessToken;
      readonly problem: TokenProblem | null;
      readonly lapsed: boolean;
    }
  | {
      readonly kind: "connect";
      readonly token: ConnectToken;
      readonly problem: TokenProblem | null;
      readonly lapsed: boolean;
    };

/** Reads the bearer token of a request. It refuses nobody: that is the route's business. */
export function identifyCaller(world: World, request: Request): Caller {
  const bearer = /^bearer +(\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  if (bearer === undefined) return { kind: "nobody", problem: "token_missing", lapsed: false };
  const access = world.data.accessTokens.get(bearer);
  if (access !== undefined) {
    const lapsed = world.clock.now() >= access.expiresAt;
    return { kind: "oauth", token: access, problem: lapsed ? "token_expired" : null, lapsed };
  }
  const connect = world.data.connectTokens.get(bearer);
  if (connect === undefined) return { kind: "nobody", problem: "token_unknown", lapsed: false };
  const problem = connectTokenProblem(world, connect);
  return { kind: "connect", token: connect, problem, lapsed: world.clock.now() >= connect.expiresAt };
}

/** Why a Connect token does not count at the API; `null` when it does. */
export function connectTokenProblem(world: World, token: ConnectToken): TokenProblem | null {
  if (world.clock.now() >= token.expiresAt) return "token_expired";
  return token.used && world.connectTokenUse === "on-success" ? "token_used" : null;
}
