export type { Assumptions } from "./emulator/Assumptions.js";
export type { ConnectAccountOptions, ConnectEmulator } from "./emulator/ConnectEmulator.js";
export { createConnectEmulator } from "./emulator/createConnectEmulator.js";
export type { EmulatedApp } from "./emulator/EmulatedApp.js";
export type {
  ComponentRun,
  ConfigurableProp,
  EmulatedAction,
  EmulatedTrigger,
  PropOption,
} from "./emulator/EmulatedComponent.js";
export type { EmulatorAccount } from "./emulator/EmulatorAccount.js";
export type { EmulatorOptions } from "./emulator/EmulatorOptions.js";
export type { Fault } from "./emulator/Fault.js";
export type { LoggedRequest } from "./emulator/RequestLog.js";
export { defaultScopeMap } from "./emulator/routes.js";
export type { ScopeMap } from "./emulator/ScopeMap.js";
export { defaultActions } from "./emulator/seeds/defaultActions.js";
export { defaultApps } from "./emulator/seeds/defaultApps.js";
export { defaultTriggers } from "./emulator/seeds/defaultTriggers.js";
export { type ConnectTest, type ConnectTestOptions, createConnectTest } from "./testing/createConnectTest.js";
export type { FixedStatus } from "./testing/createFixedSession.js";
export type { Duration } from "./testing/durationMs.js";
export { connectTokenArgTypes } from "./testing/storybook/connectTokenArgTypes.js";
export { connectTokenPreview } from "./testing/storybook/connectTokenPreview.js";
export { playAsTold } from "./testing/storybook/playAsTold.js";
export type { TokenWorld } from "./testing/storybook/TokenWorld.js";
export {
  TestConnectTokenProvider,
  type TestConnectTokenProviderProps,
} from "./testing/TestConnectTokenProvider.js";
