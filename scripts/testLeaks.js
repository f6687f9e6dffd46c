/**
 * `npm run test:leaks`: 10,000 sessions made, started, used and ended in a process of their own, with the real
 * environment and what Node lacks of a page (`test/leaks/page.ts`); then everything that is left is counted.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, runnerImport } from "vite";
import { closingLine } from "./closingLine.js";

const folder = mkdtempSync(join(tmpdir(), "leaks-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
/** Without the compiler's own work the heap holds objects only, and grows from run to run by the same. */
const flags = ["--expose-gc", "--no-opt", "--no-flush-bytecode", "--no-warnings"];

/** Bundles the program with everything it needs, so that Node runs nothing else. */
async function bundle(name) {
  const { module } = await runnerImport("./doors.ts", { configFile: false, logLevel: "error" });
  await build({
    configFile: false,
    logLevel: "error",
    resolve: { alias: module.doorAliases },
    ssr: { noExternal: true },
    build: {
      ssr: `test/leaks/${name}.ts`,
      outDir: folder,
      rolldownOptions: { output: { entryFileNames: `${name}.mjs` } },
    },
  });
  return join(folder, `${name}.mjs`);
}

const output = execFileSync(process.execPath, [...flags, await bundle("countLeaks")], {
  env: { ...process.env, NODE_ENV: "production", NODE_OPTIONS: "" },
  encoding: "utf8",
});
const { heapFirst, heapLast, used, alive, held } = JSON.parse(output);
const growth = (100 * (heapLast - heapFirst)) / heapFirst;

const checks = [
  [`the heap is within 5 % of that after the first 1,000: ${growth.toFixed(2)} %`, growth <= 5],
  [`sessions that were not collected: ${alive}`, alive === 0],
  [`timers and other resources left: ${held.resources.length}`, held.resources.length === 0],
];
for (const kind of ["listeners", "channels", "locks"])
  checks.push([`${kind} left: ${held[kind]} of ${used[kind]}`, held[kind] === 0 && used[kind] > 10_000]);
checks.push([`listeners left on a signal that callers share: ${held.signal}`, held.signal === 0]);

for (const [name, isGood] of checks) console.log(`${isGood ? "✓" : "✗"} ${name}`);
const passed = checks.filter(([, isGood]) => isGood).length;
closingLine({ passed, failed: checks.length - passed });
