import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";

type Handle = (request: Request) => Promise<Response | null>;
type Middleware = (incoming: IncomingMessage, outgoing: ServerResponse, next: () => void) => void;

/** Puts a web-standard handler in front of Node's server. Frameworks that take a `Request` need none of this. */
export function toNodeListener(handle: Handle, otherwise: Middleware) {
  return (incoming: IncomingMessage, outgoing: ServerResponse) => {
    answer(handle, incoming, outgoing)
      .then((isAnswered) => {
        if (!isAnswered) otherwise(incoming, outgoing, () => outgoing.writeHead(404).end("Not found"));
      })
      .catch((error: unknown) => {
        console.error(error);
        if (!outgoing.headersSent) outgoing.writeHead(500);
        outgoing.end();
      });
  };
}

async function answer(handle: Handle, incoming: IncomingMessage, outgoing: ServerResponse): Promise<boolean> {
  const response = await handle(toRequest(incoming));
  if (response === null) return false;
  outgoing.statusCode = response.status;
  for (const [name, value] of response.headers) outgoing.appendHeader(name, value);
  outgoing.end(incoming.method === "HEAD" ? undefined : Buffer.from(await response.arrayBuffer()));
  return true;
}

function toRequest(incoming: IncomingMessage): Request {
  const { method = "GET", url = "/" } = incoming;
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value));
  const address = `http://${headers.get("host") ?? "localhost"}${url}`;
  if (method === "GET" || method === "HEAD") return new Request(address, { method, headers });
  // Node's web stream and the DOM's are one at run time; TypeScript does not know `duplex`, which a stream needs.
  const body = Readable.toWeb(incoming) as unknown as ReadableStream;
  return new Request(address, { method, headers, body, duplex: "half" } as RequestInit);
}
