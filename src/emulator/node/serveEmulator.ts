import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { pipeline } from "node:stream/promises";
import type { ConnectEmulator } from "../ConnectEmulator.js";
import { BrokenConnection } from "../undergo.js";

/** Where to listen. */
export interface ServeEmulatorOptions {
  /** Default 0: any port that is free. */
  readonly port?: number;
  /** Default `127.0.0.1`, so that nobody else in the network gets in. */
  readonly hostname?: string;
}

/** An emulator that listens. */
export interface ServedEmulator {
  /** Where, without a slash at the end: the `baseUrl` for clients. */
  readonly url: string;
  /** Stops at once: connections are closed and requests that hang are aborted. */
  close(): Promise<void>;
}

/**
 * Puts an emulator on a port, for the official SDK, a browser, or curl.
 *
 * @throws the system's error, when the port cannot be had
 * @example
 * const { url, close } = await serveEmulator(emulator);
 * const client = new PipedreamClient({ clientId, clientSecret, projectId, projectEnvironment, baseUrl: url });
 */
export async function serveEmulator(
  emulator: ConnectEmulator,
  { port = 0, hostname = "127.0.0.1" }: ServeEmulatorOptions = {},
): Promise<ServedEmulator> {
  const server = createServer((incoming, outgoing) => {
    answer(emulator, incoming, outgoing).catch((error: unknown) => {
      if (error instanceof BrokenConnection || outgoing.destroyed) incoming.socket.destroy();
      // What an action, trigger or proxyTarget of the developer's own threw: said where they look.
      else outgoing.writeHead(500, { "content-type": "text/plain" }).end(String(error));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, hostname, resolve);
  });
  const { port: actual } = server.address() as AddressInfo; // a string only for pipes
  return {
    url: `http://${hostname.includes(":") ? `[${hostname}]` : hostname}:${actual}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  emulator: ConnectEmulator,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const aborter = new AbortController();
  outgoing.once("close", () => aborter.abort());
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const body = Buffer.concat(chunks);

  // Not `new URL(path, base)`: a path that begins with two slashes would be taken for a host.
  const address = `http://${incoming.headers.host ?? "localhost"}${incoming.url ?? "/"}`;
  const method = incoming.method ?? "GET";
  const init = { method, headers: readHeaders(incoming), signal: aborter.signal };
  const hasBody = body.length > 0 && method !== "GET" && method !== "HEAD";
  const response = await emulator.fetch(new Request(address, hasBody ? { ...init, body } : init));

  outgoing.statusCode = response.status;
  for (const [name, value] of response.headers) outgoing.appendHeader(name, value);
  // As it comes: what the proxy hands on may be a stream without an end, whose reader waits for the headers already.
  outgoing.flushHeaders();
  if (response.body === null) outgoing.end();
  else await pipeline(response.body, outgoing);
}

function readHeaders({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers();
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    headers.append(rawHeaders[index] ?? "", rawHeaders[index + 1] ?? "");
  }
  return headers;
}
