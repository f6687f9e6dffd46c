import { type ConnectTest, sessionStores } from "../createConnectTest.js";

/** Whether a story's loader has given it a controller. */
export function isController(connect: unknown): connect is ConnectTest {
  return typeof connect === "object" && connect !== null && sessionStores.has(connect as ConnectTest);
}
