import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const path = [join(root, "node_modules/.bin"), process.env.PATH].join(delimiter);

/** Runs a command line in the package's folder, its output shown as it comes; resolves to whether it succeeded. */
export function runCommand(line, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(line, {
      cwd: root,
      shell: true,
      stdio: "inherit",
      env: { ...process.env, PATH: path, ...env },
    });
    child.on("error", () => resolve(false));
    child.on("close", (code) => resolve(code === 0));
  });
}
