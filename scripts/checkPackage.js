/** Packs the package as npm would publish it, and lets publint and attw look at the tarball. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommand } from "./runCommand.js";

const folder = mkdtempSync(join(tmpdir(), "packed-"));
try {
  const words = ["pack", "--json", "--ignore-scripts", "--pack-destination", folder];
  const packed = execFileSync("npm", words, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  const tarball = join(folder, JSON.parse(packed)[0].filename);
  const publint = await runCommand(`publint --strict "${tarball}"`);
  const attw = await runCommand(`attw --profile esm-only "${tarball}"`);
  process.exitCode = publint && attw ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
