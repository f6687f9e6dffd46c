export { createTokenCallback, type TokenCallbackOptions } from "./api/createTokenCallback.js";
export { ConnectTokenError, type ConnectTokenErrorCode } from "./errors/ConnectTokenError.js";
export { ConnectTokenProvider, type ConnectTokenProviderProps } from "./react/ConnectTokenProvider.js";
export { RequireScope, type RequireScopeProps } from "./react/RequireScope.js";
export { useConnectFetch } from "./react/useConnectFetch.js";
export { type ConnectTokenSnapshot, useConnectToken } from "./react/useConnectToken.js";
export { useConnectTokenSession } from "./react/useConnectTokenSession.js";
export { useExpiresIn } from "./react/useExpiresIn.js";
export { useScope } from "./react/useScope.js";
export { type ScopeStatus, useScopeStatus } from "./react/useScopeStatus.js";
export { useScopes } from "./react/useScopes.js";
export { useSuspenseConnectToken } from "./react/useSuspenseConnectToken.js";
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
export type { ConnectTokenEvent, EventCause } from "./session/ConnectTokenEvent.js";
export type { ConnectTokenSession, SingleUseToken } from "./session/ConnectTokenSession.js";
export type { ScopeDecision } from "./session/decideScope.js";
export type { ConnectTokenSessionOptions } from "./session/SessionOptions.js";
export type {
  ConnectTokenState,
  ErrorState,
  ExpiredState,
  IdleState,
  PendingState,
  ReadyState,
} from "./session/SessionState.js";
export type {
  ConnectTokenRefusal,
  ConnectTokenResponse,
  DatelessTokenResponse,
} from "./token/ConnectTokenResponse.js";
export type { TokenCallback, TokenRequest } from "./token/TokenCallback.js";
