import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { expect, it, onTestFinished, vi } from "vitest";
import { officialClients } from "./officialClients.js";

/** Alice's browser client, whose proxy asks an API that really listens. */
async function proxied(api: RequestListener) {
  const upstream = createServer(api).listen(0, "127.0.0.1");
  await new Promise((resolve) => upstream.once("listening", resolve));
  onTestFinished(() => {
    upstream.closeAllConnections();
    upstream.close();
  });
  const { port } = upstream.address() as AddressInfo;
  const { browser, emulator } = await officialClients({ proxyTarget: (request) => fetch(request) });
  const { id } = emulator.connectAccount({ externalUserId: "alice", app: "github" });
  return (headers: Record<string, string> = {}) =>
    browser.proxy.get(
      { url: `http://127.0.0.1:${port}/`, externalUserId: "alice", accountId: id, headers },
      { maxRetries: 0, timeoutInSeconds: 5 },
    );
}

it("hands on what the API sent packed", async () => {
  const get = await proxied((_, response) => {
    response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" });
    response.end(gzipSync(JSON.stringify({ text: "as it was ".repeat(100) })));
  });
  expect(await get()).toEqual({ text: "as it was ".repeat(100) });
});

it("hands on bytes as they are", async () => {
  const get = await proxied((_, response) => {
    response.writeHead(200, { "content-type": "image/png" }).end(Buffer.from([0x89, 0x50, 0xff, 0x00]));
  });
  const picture = (await get({ accept: "image/png" })) as Response;
  expect([...new Uint8Array(await picture.arrayBuffer())]).toEqual([0x89, 0x50, 0xff, 0x00]);
});

it("hands on a stream while it comes, and lets go of it when its reader does", async () => {
  const left = vi.fn();
  const get = await proxied((_, response) => {
    response.once("close", left);
    response.writeHead(200, { "content-type": "text/event-stream" }).write("data: 1\n\n");
  });
  const answer = (await get({ accept: "text/event-stream" })) as { stream(): ReadableStream<Uint8Array> };
  const reader = answer.stream().getReader();
  expect(new TextDecoder().decode((await reader.read()).value)).toBe("data: 1\n\n");
  await reader.cancel();
  await vi.waitFor(() => expect(left).toHaveBeenCalled());
});
