/**
 * Packs the package as npm would publish it, and lets publint and attw look at the tarball. What neither of them sees:
 * whether the build kept "use client" where a source file has it.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommand } from "./runCommand.js";

const folder = mkdtempSync(join(tmpdir(), "packed-"));
try {
  const words = ["pack", "--json", "--ignore-scripts", "--pack-destination", folder];
  const packed = execFileSync("npm", words, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  const tarball = join(folder, JSON.parse(packed)[0].filename);
  const publint = await runCommand(`publint --strict "${tarball}"`);
  const attw = await runCommand(`attw --profile esm-only --format table-flipped --no-emoji "${tarball}"`);
  const lost = clientFiles("src", /\.tsx?$/).filter((name) => !clientFiles("dist", /\.js$/).includes(name));
  if (lost.length > 0) console.error(`"use client" was lost in the build of: ${lost.join(", ")}`);
  process.exitCode = publint && attw && lost.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The files of a folder that are marked "use client", without their extension. */
function clientFiles(folder, extension) {
  return readdirSync(folder, { recursive: true })
    .filter((path) => extension.test(path) && !path.endsWith(".d.ts"))
    .filter((path) => readFileSync(join(folder, path), "utf8").startsWith('"use client"'))
    .map((path) => path.replace(extension, ""));
}
