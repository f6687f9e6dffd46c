import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { createInterface } from "node:readline";

/** A real Redis of one's own, on a free port and without a file. */
export interface StartedRedis {
  readonly port: number;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
  /** Starts it again, empty, on the same port. */
  restart(): Promise<void>;
  /** Stops it in the middle of whatever it does: connections stay open and nothing is answered. */
  stop(): void;
  goOn(): void;
}

export async function startRedis(): Promise<StartedRedis> {
  const port = await freePort();
  let server = await launch(port);
  return {
    port,
    async kill() {
      if (server.exitCode !== null || server.signalCode !== null) return;
      const ended = once(server, "exit");
      server.kill("SIGKILL");
      await ended;
    },
    async restart() {
      server = await launch(port);
    },
    stop: () => void server.kill("SIGSTOP"),
    goOn: () => void server.kill("SIGCONT"),
  };
}

async function launch(port: number): Promise<ChildProcess> {
  const options = `--port ${port} --bind 127.0.0.1 --save  --appendonly no`.split(" ");
  const server = spawn("redis-server", options, { stdio: ["ignore", "pipe", "inherit"] });
  const lines: string[] = [];
  for await (const line of createInterface({ input: server.stdout })) {
    lines.push(line);
    if (/ready to accept connections/i.test(line)) {
      server.stdout.resume();
      return server;
    }
  }
  throw new Error(`redis-server did not start:\n${lines.join("\n")}`);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("The system gave no port.");
  return address.port;
}
