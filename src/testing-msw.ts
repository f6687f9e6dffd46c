export {
  type ConnectHandlersOptions,
  createConnectHandlers,
  type TokenRoute,
} from "./testing/createConnectHandlers.js";
