/** `npm run bench:server`: the token route beside a hand-written one on the official SDK, in one run. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { contenders } from "./contenders.js";
import { drive, percentile } from "./drive.js";
import { startUpstream } from "./startUpstream.js";

const upstreamDelayMs = 20;
const rounds = 4;
const perRound = 1_500;
const [bare, rival, ...ours] = Object.keys(contenders);

const upstream = await startUpstream(upstreamDelayMs);
console.log(
  `Node ${process.version}, ${cpus().length} × ${cpus()[0].model}; upstream on loopback, ${upstreamDelayMs} ms\n`,
);
await oauthRequests();
await addedTime();
await memory();
upstream.stop();

async function oauthRequests() {
  const rows = [];
  for (const name of [rival, ...ours]) {
    const count = async (concurrency) => {
      await upstream.counts();
      await drive(contenders[name](upstream.url), { requests: 1_000, concurrency });
      return (await upstream.counts()).oauth;
    };
    rows.push([name, await count(1_000), await count(20)]);
  }
  print("OAuth requests per 1,000 calls of a cold client", ["", "1,000 at once", "20 at a time"], rows);
}

async function addedTime() {
  const routes = Object.entries(contenders).map(([name, make]) => [name, make(upstream.url)]);
  const took = Object.fromEntries(routes.map(([name]) => [name, []]));
  const cpu = Object.fromEntries(routes.map(([name]) => [name, 0]));
  for (const [, route] of routes) await drive(route, { requests: 1_000, concurrency: 50 }); // warm, with an access token
  for (let round = 0; round < rounds; round++) {
    // In turns, and in another order each time, so that none has the quiet moments to itself.
    for (const [name, route] of [
      ...routes.slice(round % routes.length),
      ...routes.slice(0, round % routes.length),
    ]) {
      const start = process.cpuUsage();
      took[name].push(...(await drive(route, { requests: perRound, concurrency: 50 })));
      const { user, system } = process.cpuUsage(start);
      cpu[name] += user + system;
    }
  }
  const added = (name, percent) => percentile(took[name], percent) - percentile(took[bare], percent);
  const rows = Object.keys(took).map((name) => [
    name,
    ...[50, 99].flatMap((percent) => [
      ms(percentile(took[name], percent)),
      name === bare ? "" : ms(added(name, percent)),
      name === bare ? "" : ratio(added(name, percent), added(rival, percent)),
    ]),
  ]);
  const columns = ["", "p50", "added", "of the rival's", "p99", "added", "of the rival's"];
  print(`Time of a request, 50 at a time, ${(rounds * perRound).toLocaleString("en")} each`, columns, rows);

  const each = (name) => cpu[name] / (rounds * perRound) / 1_000;
  const work = Object.keys(cpu).map((name) => {
    const added = each(name) - each(bare);
    return [
      name,
      ms(each(name)),
      ...(name === bare ? ["", ""] : [ms(added), ratio(added, each(rival) - each(bare))]),
    ];
  });
  print("Processor time of a request in the same run", ["", "in all", "added", "of the rival's"], work);
}

async function memory() {
  const file = fileURLToPath(new URL("memory.js", import.meta.url));
  const rows = [];
  let rivals;
  for (const name of Object.keys(contenders)) {
    const child = fork(file, [name, upstream.url], { execArgv: ["--expose-gc"] });
    const [{ heap, grown, resident }] = await once(child, "message");
    if (name === rival) rivals = heap;
    rows.push([name, mb(heap), mb(grown), mb(resident), rivals === undefined ? "" : ratio(heap, rivals)]);
  }
  const columns = ["", "heap", "grown by 10,000 requests", "resident", "heap of the rival's"];
  print("Memory after 10,000 requests, a process each", columns, rows);
}

function print(title, columns, rows) {
  console.log(`**${title}**\n`);
  for (const row of [columns, columns.map(() => "---"), ...rows]) console.log(`| ${row.join(" | ")} |`);
  console.log();
}

function ms(value) {
  return `${value.toFixed(2)} ms`;
}
function mb(bytes) {
  return `${(bytes / 2 ** 20).toFixed(1)} MB`;
}
function ratio(value, other) {
  return `${(value / other).toFixed(2)} ×`;
}
