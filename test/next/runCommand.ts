import { spawn } from "node:child_process";

/** What a runner of tests adds to the environment is not what a developer's shell has. */
const ours = /^(npm_(config_local_prefix|package_|lifecycle_)|INIT_CWD$|NODE_ENV$|VITEST|VITE_|TEST$|CI$)/i;
const shell = Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));

export const environment = { ...shell, NEXT_TELEMETRY_DISABLED: "1", NO_COLOR: "1" };

/** Far above what anything takes here; what takes longer, hangs. */
const limitMs = 300_000;

/** Runs a command line in a folder; resolves to its exit code and to all that it printed. */
export function runCommand(
  line: string,
  cwd: string,
  env: NodeJS.ProcessEnv = {},
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    let output = "";
    const child = spawn(line, { cwd, shell: true, env: { ...environment, ...env }, timeout: limitMs });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    }
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output }));
  });
}

/** The same, for what has to succeed. */
export async function runWell(line: string, cwd: string, env?: NodeJS.ProcessEnv): Promise<string> {
  const { code, output } = await runCommand(line, cwd, env);
  if (code !== 0) throw new Error(`\`${line}\` ended with ${code}:\n${output}`);
  return output;
}
