import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const path = [join(root, "node_modules/.bin"), process.env.PATH].join(delimiter);

/**
 * Runs a command line in the package's folder; resolves to whether it succeeded. Its output is shown as it comes, or
 * given to `hear`, for what runs beside something else.
 */
export function runCommand(line, env = {}, hear = undefined) {
  return new Promise((resolve) => {
    const child = spawn(line, {
      cwd: root,
      shell: true,
      stdio: hear ? ["ignore", "pipe", "pipe"] : "inherit",
      env: { ...process.env, PATH: path, ...env },
    });
    if (hear) for (const stream of [child.stdout, child.stderr]) stream.on("data", hear);
    child.on("error", () => resolve(false));
    child.on("close", (code) => resolve(code === 0));
  });
}
