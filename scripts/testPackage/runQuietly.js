import { spawn } from "node:child_process";

/** What `npm run` adds to the environment belongs to this package; a stranger's shell has none of it. */
const ours = /^(npm_(config_local_prefix|package_|lifecycle_)|INIT_CWD$|NODE_ENV$|VITEST)/i;
const environment = () => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name))),
  NO_COLOR: "1",
});

/** Nothing here takes as long; what does, hangs. */
const limitMs = 180_000;

/** Runs a command line in a folder; resolves to whether it succeeded and to all that it printed. */
export function runQuietly(line, cwd) {
  return new Promise((resolve) => {
    let output = "";
    const child = spawn(line, {
      cwd,
      shell: true,
      env: environment(),
      stdio: ["ignore", "pipe", "pipe"],
      timeout: limitMs,
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8");
      stream.on("data", (text) => {
        output += text;
      });
    }
    child.on("error", (error) => resolve({ succeeded: false, output: `${output}${error.message}` }));
    child.on("close", (code) => resolve({ succeeded: code === 0, output }));
  });
}
