import { fileURLToPath } from "node:url";
import { createContext, Script } from "node:vm";
import { build } from "vite";
import { expect, it } from "vitest";
import { doorAliases } from "../../doors.js";

/** The app's script, bundled as an app's bundler does it for browsers. */
async function bundle(entry: string): Promise<string> {
  const outputs = await build({
    configFile: false,
    logLevel: "silent",
    resolve: { alias: doorAliases },
    define: { "process.env.NODE_ENV": '"production"' },
    build: {
      write: false,
      minify: false,
      lib: { entry, formats: ["iife"], name: "app" },
    },
  });
  const chunks = [outputs].flat().flatMap((output) => ("output" in output ? output.output : []));
  return chunks.map((chunk) => ("code" in chunk ? chunk.code : "")).join("");
}

it("runs in a page that knows nothing of Node", async () => {
  const code = await bundle(fileURLToPath(new URL("browserApp.ts", import.meta.url)));
  const sent: string[] = [];
  const page = createContext({
    URL,
    URLSearchParams,
    Headers,
    AbortController,
    AbortSignal,
    setTimeout,
    clearTimeout,
    performance,
    queueMicrotask,
    DOMException,
    Response,
    async fetch(url: string, init: RequestInit) {
      sent.push(`${url} ${new Headers(init.headers).get("authorization")}`);
      return Response.json({ data: [{ id: "apn_1" }], page_info: { end_cursor: null } });
    },
  });

  new Script(code).runInContext(page);
  const ids = await new Script(`
    const session = app.createConnectTokenSession({
      externalUserId: "alice",
      tokenCallback: async () => ({ token: "ctok_1", expires_at: "2099-01-01T00:00:00Z", scope: "connect:*" }),
    });
    app.createPipedreamClient(session).accounts.list().then((page) => page.data.map(({ id }) => id).join());
  `).runInContext(page);

  expect(ids).toBe("apn_1");
  expect(sent).toEqual(["https://api.pipedream.com/v1/connect/accounts Bearer ctok_1"]);
}, 60_000);
