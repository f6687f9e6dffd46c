/**
 * `npm run bench`: runs every `*.bench.ts` below bench/, or those that are named (`npm run bench -- fleet`), one after the
 * other, each in a process of its own. They run built as the package is built, so that what is measured is what ships.
 */
import { readdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { build, runnerImport } from "vite";
import { closingLine } from "./closingLine.js";
import { runCommand } from "./runCommand.js";

const nameOf = (file) => basename(file, ".bench.ts");
const wanted = process.argv.slice(2);
const files = readdirSync("bench", { recursive: true })
  .filter((file) => file.endsWith(".bench.ts"))
  .map((file) => join("bench", file))
  .sort();
const unknown = wanted.filter((name) => !files.some((file) => nameOf(file) === name));
const chosen = files.filter((file) => wanted.length === 0 || wanted.includes(nameOf(file)));
for (const name of unknown)
  console.error(`There is no bench called ${name}; there are ${files.map(nameOf).join(", ")}.`);

// Below node_modules, where the packages that stay outside of the build are found.
const outDir = join("node_modules/.cache", `bench-${process.pid}`);
const count = { passed: 0, failed: unknown.length };
try {
  if (chosen.length > 0) await buildBenches();
  for (const file of chosen) {
    console.log(`\n━━ ${nameOf(file)}`);
    const built = join(outDir, file.replace(/\.ts$/, ".js"));
    const succeeded = await runCommand(`node --expose-gc ${built}`, { NODE_ENV: "production" });
    count[succeeded ? "passed" : "failed"]++;
  }
} finally {
  rmSync(outDir, { recursive: true, force: true });
}
console.log();
closingLine(count);

async function buildBenches() {
  const { module } = await runnerImport("./doors.ts", { configFile: false, logLevel: "error" });
  await build({
    configFile: false,
    logLevel: "error",
    publicDir: false,
    resolve: { alias: module.doorAliases },
    // As bundlers do for browsers; reading it from Node's environment costs more than the call it stands in.
    define: { "process.env.NODE_ENV": JSON.stringify("production") },
    build: {
      outDir,
      target: "es2022",
      minify: false,
      ssr: true,
      rolldownOptions: {
        input: chosen,
        checks: { moduleLevelDirective: false },
        output: { preserveModules: true, preserveModulesRoot: ".", entryFileNames: "[name].js" },
      },
    },
  });
}
