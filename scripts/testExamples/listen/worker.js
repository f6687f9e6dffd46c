/** Serves a Cloudflare Worker, whose built file is the argument, in Cloudflare's own runtime; prints its address. */
import { join } from "node:path";
import { Miniflare } from "miniflare";

const { PIPEDREAM_CLIENT_ID, PIPEDREAM_CLIENT_SECRET, PIPEDREAM_PROJECT_ID, PIPEDREAM_BASE_URL } =
  process.env;
const worker = new Miniflare({
  modules: true,
  modulesRoot: process.cwd(),
  scriptPath: join(process.cwd(), process.argv[2]),
  compatibilityDate: "2026-04-01",
  bindings: {
    CLIENT_ID: PIPEDREAM_CLIENT_ID,
    CLIENT_SECRET: PIPEDREAM_CLIENT_SECRET,
    PROJECT_ID: PIPEDREAM_PROJECT_ID,
    BASE_URL: PIPEDREAM_BASE_URL,
  },
  host: "127.0.0.1",
  port: 0,
});
console.log((await worker.ready).origin);
process.once("SIGTERM", () => worker.dispose().then(() => process.exit()));
