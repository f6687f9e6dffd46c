export { type ConnectHandlersOptions, createConnectHandlers } from "./testing/createConnectHandlers.js";
