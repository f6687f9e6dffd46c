import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { Order, ProcessSettings, Report } from "./messages.js";

/** Server processes that do the same at the same time. */
export interface Fleet {
  /** Gives each the order at once; answers when all have reported. */
  do(order: Order): Promise<readonly Report[]>;
  end(): Promise<void>;
}

export async function startFleet(script: string, count: number, settings: ProcessSettings): Promise<Fleet> {
  const processes = Array.from({ length: count }, () =>
    fork(script, { env: { ...process.env, SETTINGS: JSON.stringify(settings) }, execArgv: [] }),
  );
  await Promise.all(processes.map((each) => next(each)));
  return {
    do: (order) =>
      Promise.all(
        processes.map((each) => {
          const report = next(each);
          each.send(order);
          return report as Promise<Report>; // what serverProcess.ts sends after "ready"
        }),
      ),
    async end() {
      const alive = processes.filter((each) => each.exitCode === null && each.signalCode === null);
      const ended = alive.map((each) => once(each, "exit"));
      for (const each of alive) each.disconnect();
      await Promise.all(ended);
    },
  };
}

/** What the process says next; a process that ends instead is an error. */
async function next(each: ChildProcess): Promise<unknown> {
  const over = new AbortController();
  try {
    return await Promise.race([
      once(each, "message", over).then(([message]) => message),
      once(each, "exit", over).then(([code]) => {
        throw new Error(`A server process ended with ${code}.`);
      }),
    ]);
  } finally {
    over.abort();
  }
}
