/** `node --expose-gc memory.js <contender> <url>`: what 10,000 requests leave behind, in a process of its own. */
import { contenders } from "./contenders.js";
import { drive } from "./drive.js";

const [, , name, url] = process.argv;
const route = contenders[name](url);
const heap = () => {
  globalThis.gc();
  globalThis.gc();
  return process.memoryUsage().heapUsed;
};

await drive(route, { requests: 1_000, concurrency: 50 }); // code is compiled, connections are open
const before = heap();
await drive(route, { requests: 10_000, concurrency: 50 });
const after = heap();
process.send({ heap: after, grown: after - before, resident: process.memoryUsage().rss });
process.disconnect();
