import { Redis } from "ioredis";
import { createConnectClient, redisStore } from "react-connect-token/server";
import { createClient } from "redis";
import { clock } from "../../src/environment/Clock.js";
import { random } from "../../src/environment/random.js";
import { timer } from "../../src/environment/timer.js";
import type { Order, ProcessSettings, Report } from "./messages.js";

/** One server of the fleet: a process of its own, with its own Redis client and a clock that can be moved. */
const settings = JSON.parse(process.env.SETTINGS ?? "") as ProcessSettings; // written by startFleet
const warnings: string[] = [];
let aheadMs = 0;
let users = 0;

const redis = await connect();
const client = createConnectClient({
  ...settings,
  projectEnvironment: "development",
  store: redisStore(redis),
  onWarning: (line) => warnings.push(line),
  environment: {
    clock: () => {
      const now = clock();
      return { wall: now.wall + aheadMs, monotonic: now.monotonic + aheadMs };
    },
    timer,
    random,
  },
});

async function connect() {
  const port = settings.redisPort;
  // Both libraries raise an event for each connection that breaks; an app has to listen.
  const ignore = () => {};
  if (settings.library === "ioredis") return new Redis({ port, host: "127.0.0.1" }).on("error", ignore);
  return createClient({ socket: { port, host: "127.0.0.1" } })
    .on("error", ignore)
    .connect();
}

async function make(tokens: number): Promise<Report> {
  const made = await Promise.allSettled(
    Array.from({ length: tokens }, () =>
      client.createConnectToken({ externalUserId: `user-${process.pid}-${users++}` }),
    ),
  );
  const failures = made.flatMap((each) => (each.status === "rejected" ? [describe(each.reason)] : []));
  const accessToken = await client.getAccessToken().catch(() => null);
  return { made: tokens - failures.length, failures, warnings: warnings.splice(0), accessToken };
}

function describe(reason: unknown): string {
  return reason instanceof Error ? `${reason.name}: ${reason.message}` : String(reason);
}

async function reach(): Promise<Report> {
  for (;;) {
    const answer = await redis.get("any").catch(() => undefined);
    if (answer !== undefined)
      return { made: 0, failures: [], warnings: warnings.splice(0), accessToken: null };
  }
}

process.on("message", (order: Order) => {
  if (order.order === "make") aheadMs += order.advanceMs;
  (order.order === "make" ? make(order.tokens) : reach()).then((report) => process.send?.(report));
});
process.on("disconnect", () => process.exit());
process.send?.("ready");
