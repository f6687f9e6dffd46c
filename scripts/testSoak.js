/**
 * `npm run test:soak`: the property test of the session's promises with 200,000 histories, in chunks of their own seeds,
 * two at a time. `SOAK_RUNS` and `SOAK_MINUTES` (180) bound it; it says how many it reached. `SOAK_SEED` begins it
 * elsewhere.
 */
import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { closingLine } from "./closingLine.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const test = "test/session/promises";
/** One tab and several: each plays its part of the histories. */
const filesOfTest = 2;
const wanted = Number(process.env.SOAK_RUNS ?? 200_000);
const firstSeed = Number(process.env.SOAK_SEED ?? Date.now() % 1_000_000_000);
const workers = Math.min(2, availableParallelism());
const chunk = Math.min(8_000, filesOfTest * Math.ceil(wanted / workers / filesOfTest));
const begun = performance.now();
const minutes = () => (performance.now() - begun) / 60_000;
const longestMinutes = Number(process.env.SOAK_MINUTES ?? 180);

let nextSeed = firstSeed;
let begunRuns = 0;
let reached = 0;
const failures = [];

/** Plays a chunk of histories in a process of its own, so that memory stays flat; resolves to what it printed if it failed. */
function play(seed, runs) {
  return new Promise((resolve) => {
    const child = spawn("node_modules/.bin/vitest", ["run", "--project", "node", test], {
      cwd: root,
      env: { ...process.env, RUNS: String(runs / filesOfTest), REPLAY_SEED: String(seed) },
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += text));
    child.on("error", (error) => resolve(String(error)));
    child.on("close", (code) => resolve(code === 0 ? null : output));
  });
}

/** Takes chunk after chunk until there are enough, the time is over or a promise is broken. */
async function work() {
  while (begunRuns < wanted && failures.length === 0 && minutes() < longestMinutes) {
    const seed = nextSeed++;
    const runs = Math.min(chunk, filesOfTest * Math.ceil((wanted - begunRuns) / filesOfTest));
    begunRuns += runs;
    const output = await play(seed, runs);
    if (output === null) {
      reached += runs;
      console.log(`${reached} of ${wanted} histories, ${minutes().toFixed(1)} min`);
    } else {
      failures.push(seed);
      console.error(output);
      console.error(
        `Replay: RUNS=${runs / filesOfTest} REPLAY_SEED=${seed} npx vitest run --project node ${test}`,
      );
    }
  }
}

await Promise.all(Array.from({ length: workers }, work));
console.log(`\n${reached} histories from seed ${firstSeed} in ${minutes().toFixed(1)} min`);
closingLine({ passed: reached, failed: failures.length });
