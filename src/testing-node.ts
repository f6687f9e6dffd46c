export {
  type ServedEmulator,
  type ServeEmulatorOptions,
  serveEmulator,
} from "./emulator/node/serveEmulator.js";
