import { printTable } from "../table.js";
import { bundlePage } from "./bundlePage.js";
import type { Decider } from "./decide.js";
import { measureRun, type Sample } from "./measureRun.js";
import { median } from "./median.js";
import { openPage } from "./openPage.js";
import { printSizes } from "./printSizes.js";

const runs = 3;
const rounds = 5;
const unmeasured = 1;
/** Each asks about every scope of the table. */
const decisions = 20_000;
const scopesAsked = 13;
const floor = "no gate";
const rival = "context boolean";

type Medians = Readonly<Record<keyof Sample, number>>;

/** Measures and prints everything: each run has a browser of its own; what is printed are medians of the runs. */
export async function run(): Promise<void> {
  const script = await bundlePage();
  const gates: Map<string, Medians>[] = [];
  const deciding: Map<string, number>[] = [];
  for (let run = 0; run < runs; run++) {
    const page = await openPage(script);
    if (run === 0) console.log(`Chromium ${page.version}, ${runs} runs of ${rounds} rounds, 10,000 gates\n`);
    try {
      const samples = await measureRun(page, await page.evaluate<string[]>("names"), rounds, unmeasured);
      gates.push(new Map([...samples].map(([name, each]) => [name, mediansOf(each)])));
      deciding.push(await measureDeciding(page));
    } finally {
      await page.close();
    }
  }
  printGates(gates);
  printTokens(gates);
  printDeciding(deciding);
  await printSizes();
}

function mediansOf(samples: readonly Sample[]): Medians {
  const keys = Object.keys(samples[0] ?? {}) as (keyof Sample)[];
  return Object.fromEntries(keys.map((key) => [key, median(samples.map((each) => each[key]))])) as Medians;
}

async function measureDeciding(page: Awaited<ReturnType<typeof openPage>>) {
  const names = await page.evaluate<Decider[]>("deciders");
  const took = new Map<string, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds + unmeasured; round++)
    for (const name of names) {
      const ms = await page.cpuMs(`decide(${JSON.stringify(name)}, ${decisions})`);
      if (round >= unmeasured) took.get(name)?.push((ms * 1e6) / decisions / scopesAsked);
    }
  return new Map([...took].map(([name, each]) => [name, median(each)]));
}

function printGates(runs: readonly Map<string, Medians>[]): void {
  const times = (name: string, key: "mount" | "unmount") => [
    `${over(runs, (run) => value(run, name, key)).toFixed(1)} ms`,
    `${over(runs, (run) => value(run, name, key) / value(run, rival, key)).toFixed(2)} ×`,
  ];
  printTable(
    "10,000 gates, processor time of the main thread; × the context boolean in the same run",
    ["", "mount", "×", "unmount", "×", "heap for each gate", "of it the gate's own"],
    namesOf(runs).map((name) => [
      name,
      ...times(name, "mount"),
      ...times(name, "unmount"),
      bytes(over(runs, (run) => value(run, name, "bytes"))),
      bytes(over(runs, (run) => value(run, name, "bytes") - value(run, floor, "bytes"))),
    ]),
  );
}

function printTokens(runs: readonly Map<string, Medians>[]): void {
  const own = (name: string, key: "refresh" | "refreshAlone" | "added") =>
    `${over(runs, (run) => value(run, name, key) - value(run, floor, key)).toFixed(2)} ms`;
  const count = (name: string, key: "rendersAtRefresh" | "rendersAtAdded") =>
    over(runs, (run) => value(run, name, key)).toLocaleString("en");
  printTable(
    "The next token, less what the measurement takes by itself",
    [
      "",
      "same scopes: renders",
      "10,000 gates",
      "no gate mounted",
      "one scope added: renders",
      "10,000 gates",
    ],
    namesOf(runs)
      .filter((name) => name !== floor)
      .map((name) => [
        name,
        count(name, "rendersAtRefresh"),
        own(name, "refresh"),
        own(name, "refreshAlone"),
        count(name, "rendersAtAdded"),
        own(name, "added"),
      ]),
  );
}

function printDeciding(runs: readonly Map<string, number>[]): void {
  const names = [...(runs[0]?.keys() ?? [])];
  const nanoseconds = (run: Map<string, number>, name: string | undefined) =>
    run.get(name ?? "") ?? Number.NaN;
  printTable(
    "Whether nine scopes cover one of the thirteen",
    ["", "time", "× CASL's"],
    names.map((name) => [
      name,
      `${over(runs, (run) => nanoseconds(run, name)).toFixed(0)} ns`,
      `${over(runs, (run) => nanoseconds(run, name) / nanoseconds(run, names[0])).toFixed(2)} ×`,
    ]),
  );
}

const namesOf = (runs: readonly Map<string, Medians>[]) => [...(runs[0]?.keys() ?? [])];
const value = (run: Map<string, Medians>, name: string, key: keyof Sample) =>
  run.get(name)?.[key] ?? Number.NaN;
const over = <Run>(runs: readonly Run[], of: (run: Run) => number) => median(runs.map(of));
const bytes = (count: number) => `${count.toFixed(0)} B`;
