import { once } from "node:events";
import compression from "compression";
import express from "express";

/** Serves a folder from a sub-path, compressed, by a server that knows files and nothing else. */
export async function serveFolder(folder, subPath) {
  const server = express().use(compression()).use(subPath, express.static(folder)).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${server.address().port}${subPath}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
