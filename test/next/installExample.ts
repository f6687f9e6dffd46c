import { cpSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runWell } from "./runCommand.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const generated = /[\\/](node_modules|\.next|next-env\.d\.ts|package-lock\.json)$/;

/** `examples/next` outside of this repository, beside the packed package as it is inside, with a few pages of ours. */
export async function installExample() {
  const repository = realpathSync(mkdtempSync(join(tmpdir(), "next-")));
  const folder = join(repository, "examples/next");
  cpSync(join(root, "examples/next"), folder, {
    recursive: true,
    filter: (path) => !generated.test(path),
  });
  cpSync(join(root, "test/next/app"), join(folder, "app"), { recursive: true });
  await runWell("npm run --silent build", root);
  await runWell(`npm pack --silent --ignore-scripts --pack-destination "${repository}"`, root);
  await runWell("npm install --no-audit --no-fund --loglevel=error --prefer-offline", folder);
  return { folder, remove: () => rmSync(repository, { recursive: true, force: true }) };
}
