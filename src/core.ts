export { createConnectFetch } from "./api/createConnectFetch.js";
export { createTokenCallback, type TokenCallbackOptions } from "./api/createTokenCallback.js";
export type { Clock, Instant } from "./environment/Clock.js";
export { type Environment, environment } from "./environment/Environment.js";
export type { Port } from "./environment/Port.js";
export type { Random } from "./environment/random.js";
export type { Timer } from "./environment/timer.js";
export { ConnectTokenError, type ConnectTokenErrorCode } from "./errors/ConnectTokenError.js";
export { asScope } from "./scopes/asScope.js";
export { describeScope } from "./scopes/describeScope.js";
export { missingScopes } from "./scopes/missingScopes.js";
export { parseScopes } from "./scopes/parseScopes.js";
export type { Register } from "./scopes/Register.js";
export type { Requirement } from "./scopes/Requirement.js";
export { scopeCovers } from "./scopes/scopeCovers.js";
export {
  CONNECT_SCOPES,
  type ConnectScope,
  type FutureScope,
  type KnownConnectScope,
  OAUTH_SCOPES,
  type RequestedScope,
  type ScopeRow,
} from "./scopes/scopeTable.js";
export type { Access } from "./session/access.js";
export type { ConnectTokenEvent, EventCause } from "./session/ConnectTokenEvent.js";
export type { ConnectTokenSession, SingleUseToken } from "./session/ConnectTokenSession.js";
export { createConnectTokenSession } from "./session/createConnectTokenSession.js";
export type { ConnectTokenSessionOptions } from "./session/SessionOptions.js";
export type {
  ConnectTokenState,
  ErrorState,
  ExpiredState,
  IdleState,
  PendingState,
  ReadyState,
} from "./session/SessionState.js";
export type { SessionStores } from "./session/SessionStores.js";
export type {
  ConnectTokenRefusal,
  ConnectTokenResponse,
  DatelessTokenResponse,
} from "./token/ConnectTokenResponse.js";
export type { TokenCallback, TokenRequest } from "./token/TokenCallback.js";
