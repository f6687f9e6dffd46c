import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { environment } from "./runCommand.js";

const startLimitMs = 60_000;

/** `next start` or `next dev`; what it prints is kept, because an error there is one that nobody sees on the page. */
export async function startNext(
  command: "start" | "dev",
  { folder, port, env }: { folder: string; port: number; env: NodeJS.ProcessEnv },
) {
  const next = join(folder, "node_modules/next/dist/bin/next");
  const child = spawn(process.execPath, [next, command, "--port", String(port)], {
    cwd: folder,
    env: { ...environment, ...env },
  });
  let printed = "";
  const ended = once(child, "exit");
  const ready = new Promise<void>((resolve, reject) => {
    const fail = () => reject(new Error(`next ${command} did not come up:\n${printed}`));
    setTimeout(fail, startLimitMs).unref();
    child.once("exit", fail);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        printed += text;
        if (printed.includes("Ready in")) resolve();
      });
    }
  });
  await ready;
  return {
    printed: () => printed,
    async stop() {
      child.kill();
      await ended;
    },
  };
}
