import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";

/** A port that is free. */
export async function findPort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // a string only for pipes
  server.close();
  await once(server, "close");
  return port;
}
