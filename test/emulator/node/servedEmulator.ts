import { createConnectEmulator, type EmulatorOptions } from "react-connect-token/testing";
import { serveEmulator } from "react-connect-token/testing/node";
import { onTestFinished } from "vitest";

/** An emulator on a port, closed when the test is over. */
export async function servedEmulator(options?: EmulatorOptions) {
  const emulator = createConnectEmulator(options);
  const { url, close } = await serveEmulator(emulator);
  onTestFinished(close);
  return { emulator, url };
}
