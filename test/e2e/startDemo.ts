import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** What `/api/demo/emulator` answers. */
export interface EmulatorReport {
  readonly minted: number;
  readonly requests: number;
  readonly lapsed: number;
  readonly users: Readonly<
    Record<string, { minted: number; calls: number; refused: number; lapsed: number } | undefined>
  >;
}

type Env = Readonly<Record<string, string>>;

/** Runs what `npm start` runs, with no Pipedream settings but those given. */
function spawnDemo(env: Env) {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(PIPEDREAM_|PORT$|NODE_ENV$|VITEST)/.test(name),
  );
  return spawn(process.execPath, ["examples/demo/start.js"], {
    cwd: root,
    env: { ...Object.fromEntries(own), CI: "1", PORT: "0", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** A demo that listens on a free port. */
export async function startDemo(env: Env) {
  const child = spawnDemo(env);
  let output = "";
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += String(chunk);
      const address = /http:\/\/localhost:\d+/.exec(output)?.[0];
      if (address !== undefined && output.includes("It talks to")) resolve(address);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("exit", () => reject(new Error(`The demo ended:\n${output}`)));
  });
  return {
    url,
    output: () => output,
    report: async () => (await (await fetch(`${url}/api/demo/emulator`)).json()) as EmulatorReport,
    async stop() {
      if (child.exitCode !== null) return;
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** A demo that ends by itself: what it said, and how. */
export async function runDemo(env: Env): Promise<{ code: number | null; output: string }> {
  const child = spawnDemo(env);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      output += String(chunk);
    });
  }
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, output };
}
