export { ConnectTokenError, type ConnectTokenErrorCode } from "./errors/ConnectTokenError.js";
export type { AccessTokenStore } from "./server/AccessTokenStore.js";
export type { ConnectClientOptions, ProjectEnvironment } from "./server/ConnectClientOptions.js";
export type { ConnectToken } from "./server/ConnectToken.js";
export type { ConnectTokenAction, ConnectTokenActionOptions } from "./server/ConnectTokenActionOptions.js";
export type {
  ConnectTokenHandlerOptions,
  CreateTokenRequest,
  TokenMaker,
} from "./server/ConnectTokenHandlerOptions.js";
export type { ConnectTokenUser } from "./server/ConnectTokenUser.js";
export type {
  ConnectTokenValidation,
  ValidateConnectTokenOptions,
} from "./server/ConnectTokenValidation.js";
export type { ConnectTokenDetails, CreateConnectTokenOptions } from "./server/CreateConnectTokenOptions.js";
export { type ConnectClient, createConnectClient } from "./server/createConnectClient.js";
export { createConnectTokenAction } from "./server/createConnectTokenAction.js";
export { createConnectTokenHandler } from "./server/createConnectTokenHandler.js";
export { type IoredisClient, type NodeRedisClient, redisStore } from "./server/redisStore.js";
export type { ServerEnvironment } from "./server/ServerEnvironment.js";
export type { TokenRequestBody } from "./server/TokenRequestBody.js";
export type { ConnectTokenRefusal } from "./token/ConnectTokenResponse.js";
export type { TokenRequest } from "./token/TokenCallback.js";
