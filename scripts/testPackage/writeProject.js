import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { readCodeBlocks } from "../readCodeBlocks.js";

const root = new URL("../../", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL("package.json", root), "utf8"));
const blocks = ["README.md", "docs/testing.md"].flatMap((page) =>
  readCodeBlocks(readFileSync(new URL(page, root), "utf8")),
);

/**
 * Lays out a project as a stranger has it: a package.json of its own, the given fixtures, and the code blocks of
 * the README and of docs/testing.md that are files. `packages` that this package is developed with come in the same versions; others say theirs.
 */
export function writeProject(folder, { fixtures, packages, readme, edit = (code) => code }) {
  mkdirSync(folder, { recursive: true });
  for (const fixture of fixtures) cpSync(new URL(`test/${fixture}`, root), folder, { recursive: true });
  for (const { file, code } of blocks.filter(({ file }) => file !== undefined && readme.test(file))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), edit(code, file));
  }
  const dependencies = Object.fromEntries(
    packages.map((entry) => {
      const [, name, version] = /^(.+?)(?:@([^@/]+))?$/.exec(entry);
      const range = version ?? manifest.devDependencies[name];
      if (range === undefined) throw new Error(`no version is known of ${name}`);
      return [name, range];
    }),
  );
  const own = { name: "a-strangers-project", private: true, type: "module", dependencies };
  writeFileSync(join(folder, "package.json"), JSON.stringify(own, null, 2));
}
