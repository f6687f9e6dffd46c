import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { readCodeBlocks } from "../../scripts/readCodeBlocks.js";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export const readme = readFileSync(at("../../README.md"), "utf8");

/** The page of tests to copy. */
export const recipes = readFileSync(at("../../docs/testing.md"), "utf8");

/** A page's code blocks that are files, as a project in a folder that git does not know. */
export function writeReadmeFiles(name: string, page = readme): { folder: string; files: readonly string[] } {
  const folder = at(`../../test-results/${name}`);
  rmSync(folder, { recursive: true, force: true });
  cpSync(at("project"), folder, { recursive: true });
  const files = readCodeBlocks(page).flatMap(({ file, code }) => {
    if (file === undefined) return [];
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    // `@/` is the app's root by Next's and Vite's habit.
    writeFileSync(join(folder, file), code.replaceAll('"@/', `"${folder}/`));
    return [file];
  });
  return { folder, files };
}
