/**
 * `npm run test:examples`: runs every example of `examples/servers` for real, each in a process of its own, over HTTP,
 * against an emulated Pipedream on a port.
 */
import { mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { closingLine } from "./closingLine.js";
import { earlyEnds } from "./testExamples/earlyEnds.js";
import { layOut } from "./testExamples/layOut.js";
import { startServer } from "./testExamples/startServer.js";
import { visits } from "./testExamples/visit.js";
import { createCheck } from "./testPackage/createCheck.js";
import { runQuietly } from "./testPackage/runQuietly.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = realpathSync(mkdtempSync(join(tmpdir(), "examples-")));
const dist = join(folder, "dist");
symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction"); // what dist itself imports
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));

const express = (version) => ({ packages: { express: join(root, "node_modules", version) } });
const bundled = (output, input, more = {}) => ({
  entries: { [output]: { input: `servers/${input}`, ...more } },
});
const next = { packages: { next: join(root, "scripts/testExamples/nextStandIn") } };

const examples = [
  {
    name: "Next.js, route handler",
    ...next,
    ...bundled("route", "next/app/api/connect-token/route.ts"),
    run: ["listen/next.js", "built/route/app.mjs"],
  },
  {
    name: "Next.js, Server Action",
    ...next,
    ...bundled("action", "next/app/fetchConnectToken.ts"),
    run: ["listen/next.js", "built/action/app.mjs"],
    isAction: true,
  },
  { name: "Hono", ...bundled("hono", "hono/app.ts"), run: ["listen/hono.js", "built/hono/app.mjs"] },
  ...["express", "express4"].flatMap((version) =>
    [
      ["import", "app.js"],
      ["import, express.json() in front", "app-with-json.js"],
      ["require(), express.json() in front", "app.cjs"],
    ].map(([how, file]) => ({
      name: `Express ${version === "express" ? 5 : 4}, ${how}`,
      ...express(version),
      run: ["listen/express.js", `servers/express/${file}`],
    })),
  ),
  {
    name: "Cloudflare Workers",
    ...bundled("worker", "workers/worker.ts", { isWorker: true }),
    run: ["listen/worker.js", "built/worker/app.mjs"],
  },
  {
    name: "Cloudflare Workers, a request that ends early",
    entries: { early: { input: "listen/impatientWorker.js", isWorker: true } },
    run: ["listen/worker.js", "built/early/app.mjs"],
    rules: earlyEnds,
  },
];

const { check, count } = createCheck();
const here = (line) => () => runQuietly(line, root);
/** A check that is a function which throws what is wrong. */
const verify = (name, run) =>
  check(name, async () => ({ succeeded: true, output: String((await run()) ?? "") }));

await check("the Next files compile", here("node_modules/.bin/tsc -p examples/servers/next"));
if (
  await check(
    "the package is built",
    here(`node_modules/.bin/vite build --logLevel error --outDir "${dist}"`),
  )
) {
  const door = (file) => import(pathToFileURL(join(dist, file)).href);
  const { createConnectEmulator } = await door("testing.js");
  const { serveEmulator } = await door("testing-node.js");
  for (const [index, example] of examples.entries()) {
    console.log(`\n${example.name}`);
    await testExample(example, join(folder, `${index}`), createConnectEmulator(), serveEmulator);
  }
}
closingLine(count);

async function testExample({ run, isAction, rules = visits, ...layout }, cwd, emulator, serveEmulator) {
  const { url: baseUrl, close } = await serveEmulator(emulator);
  const { clientId, clientSecret, projectId } = emulator;
  const env = {
    ...process.env,
    NODE_ENV: "production",
    PIPEDREAM_CLIENT_ID: clientId,
    PIPEDREAM_CLIENT_SECRET: clientSecret,
    PIPEDREAM_PROJECT_ID: projectId,
    PIPEDREAM_BASE_URL: baseUrl,
  };
  let server;
  const starts = await verify("starts", async () => {
    await layOut({ root, folder: cwd, dist, ...layout });
    server = await startServer(run, { cwd, env });
  });
  if (starts) {
    for (const [name, visit] of Object.entries(rules({ url: server.url, emulator, isAction }))) {
      await verify(name, visit);
    }
    await verify("its log holds no secret and no token", () => {
      if (/ctok_[0-9a-f]{8}/.test(server.printed()) || server.printed().includes(clientSecret)) {
        throw new Error(server.printed());
      }
    });
    await server.stop();
  }
  await close();
}
