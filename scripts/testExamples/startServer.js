import { spawn } from "node:child_process";

const startLimitMs = 30_000;

/** Starts a Node script that prints its address as the first line; resolves to the address and how to stop it. */
export function startServer(args, { cwd, env }) {
  const child = spawn(process.execPath, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  let printed = "";
  const stop = () =>
    new Promise((resolve) => {
      if (child.exitCode !== null) return resolve();
      child.once("exit", resolve);
      child.kill();
    });
  return new Promise((resolve, reject) => {
    const fail = (why) => {
      clearTimeout(limit);
      stop().then(() => reject(new Error(`${args.join(" ")} ${why}\n${printed}`)));
    };
    const limit = setTimeout(fail, startLimitMs, "did not start in time");
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        printed += text;
        const url = /^https?:\/\/\S+$/m.exec(printed)?.[0];
        if (url === undefined) return;
        clearTimeout(limit);
        resolve({ url, stop, printed: () => printed });
      });
    }
    child.once("error", (error) => fail(`failed: ${error.message}`));
    child.once("exit", (code) => fail(`ended with ${code}`));
  });
}
