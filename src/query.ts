export { ConnectApiError } from "./api/ConnectApiError.js";
export { connectKey } from "./query/connectKey.js";
export {
  type ConnectCallContext,
  type ConnectQuery,
  type ConnectQueryOptions,
  connectQueryOptions,
} from "./query/connectQueryOptions.js";
export { retryConnectQuery } from "./query/retryConnectQuery.js";
export { type ConnectMutationOptions, useConnectMutation } from "./query/useConnectMutation.js";
export { type ConnectQueryRequirement, useConnectQuery } from "./query/useConnectQuery.js";
