/**
 * Writes what is generated of the documentation: docs/errors.md from the error catalogues, docs/theming.md from the list
 * of what the components can be styled by, and the API tables between the marks of README.md from the TSDoc of the built declarations (`npm run build` first). With `--check` it writes
 * nothing and fails where the committed text differs.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { runnerImport } from "vite";
import { apiTables, undocumented } from "./docs/apiTables.js";
import { errorsPage } from "./docs/errorsPage.js";
import { readDoors } from "./docs/readDoors.js";
import { themingPage } from "./docs/themingPage.js";

const isCheck = process.argv.includes("--check");
const marks = /(<!-- api:start -->)[\s\S]*?(<!-- api:end -->)/;

async function load(path) {
  const { module } = await runnerImport(path, { configFile: false, logLevel: "error" });
  return module;
}

async function generateErrors() {
  const names = ["Catalogue", "Fixes", "Reasons"].flatMap((part) => [`browser${part}`, `server${part}`]);
  const modules = await Promise.all(
    [...names, "hintCatalogue"].map((name) => load(`./src/errors/${name}.ts`)),
  );
  const all = Object.assign({}, ...modules);
  return errorsPage({
    browser: {
      catalogue: { ...all.browserCatalogue, ...all.hintCatalogue },
      fixes: { ...all.browserFixes, ...all.hintFixes },
      reasons: all.browserReasons,
    },
    server: { catalogue: all.serverCatalogue, fixes: all.serverFixes, reasons: all.serverReasons },
  });
}

async function generateReadme() {
  const { doors } = await load("./doors.ts");
  const missing = doors.find(({ file }) => !existsSync(`dist/${file}.d.ts`));
  if (missing) throw new Error(`dist/${missing.file}.d.ts is missing: run npm run build first`);
  const read = readDoors(doors);
  const silent = undocumented(read);
  if (silent.length > 0) throw new Error(silent.join("; "));
  const readme = readFileSync("README.md", "utf8");
  if (!marks.test(readme)) throw new Error("README.md has no <!-- api:start --> and <!-- api:end -->");
  return readme.replace(marks, (_, start, end) => `${start}\n\n${apiTables(read)}\n\n${end}`);
}

async function update(path, generate) {
  try {
    const text = await generate();
    const isSame = existsSync(path) && readFileSync(path, "utf8") === text;
    if (isCheck && !isSame)
      throw new Error("it differs from what the code says: run npm run docs and commit it");
    if (!isSame) writeFileSync(path, text);
    console.log(`${path}: ${isSame ? "up to date" : "written"}`);
  } catch (error) {
    console.error(`${path}: ${error.message}`);
    process.exitCode = 1;
  }
}

await update("docs/errors.md", generateErrors);
await update("docs/theming.md", async () => themingPage(await load("./src/ui/stylingHooks.ts")));
await update("README.md", generateReadme);
