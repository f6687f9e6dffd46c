/**
 * `npm start`: one process with the page (Vite), the product's own API (server/, web-standard handlers) and, as long as
 * no PIPEDREAM_* variable is set, an emulated Pipedream on a port of its own.
 */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { createServer as createVite } from "vite";
import { listen } from "./listen.js";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

const server = createServer();
// A page under test does not change below the test's feet.
const watching = process.env.CI ? { watch: null } : {};
const vite = await createVite({
  configFile: at("vite.config.ts"),
  server: { middlewareMode: true, hmr: { server }, ...watching },
});
const stop = async (code) => {
  server.close();
  server.closeAllConnections();
  await vite.close();
  process.exit(code);
};

const { readSettings } = await vite.ssrLoadModule("/server/readSettings.ts");
const settings = readSettings(process.env);
if (settings.kind === "wrong") {
  for (const line of settings.problems) console.error(line);
  await stop(1);
}

let port;
try {
  port = await listen(server, process.env.PORT);
} catch (error) {
  console.error(error.message);
  await stop(1);
}
const address = `http://localhost:${port}`;

const { createDemo } = await vite.ssrLoadModule("/server/createDemo.ts");
const { toNodeListener } = await vite.ssrLoadModule("/server/toNodeListener.ts");
const demo = await createDemo({
  settings,
  address,
  renderHtml: async () => vite.transformIndexHtml("/", await readFile(at("index.html"), "utf8")),
});
server.on("request", toNodeListener(demo.handle, vite.middlewares));
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => stop(0));

console.log(`\n  ${address}\n`);
console.log(`  ${demo.talksTo}\n`);
