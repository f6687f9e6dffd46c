/**
 * `npm run test:mutation` and `npm run test:mutation:react`: break the code on purpose, one small change after the
 * other, and look whether a test notices. They pass when at least 85 % are noticed, each file's share and every survivor
 * printed.
 */
import { readFileSync, rmSync } from "node:fs";
import { closingLine } from "./closingLine.js";
import { runCommand } from "./runCommand.js";

const leastPercent = 85;
const report = "test-results/mutation.json";
/** One change among thousands has to be noticed by the same 100 histories each time: 50 in one tab, 50 in several. */
const env = { REPLAY_SEED: "20260101", RUNS: "50" };

const noticed = ["Killed", "Timeout"];
const unnoticed = ["Survived", "NoCoverage"];
const percentOf = (mutants) => {
  const count = (statuses) => mutants.filter(({ status }) => statuses.includes(status)).length;
  return (100 * count(noticed)) / (count(noticed) + count(unnoticed));
};

rmSync(report, { force: true });
// The rooms are a configuration's; `npm run test:mutation src/session/schedule.ts` looks at some files only.
const [config, ...files] = process.argv.slice(2);
const mutate = files.length > 0 ? ` --mutate "${files.join(",")}"` : "";
const succeeded = await runCommand(`stryker run ${config}${mutate}`, env);
if (!succeeded) closingLine({ passed: 0, failed: 1 });
else {
  const mutated = Object.entries(JSON.parse(readFileSync(report, "utf8")).files);
  for (const [file, { source, mutants }] of mutated) {
    console.log(`${file}: ${percentOf(mutants).toFixed(1)} %`);
    for (const mutant of mutants)
      if (unnoticed.includes(mutant.status)) console.log(`  ${describe(mutant, source)}`);
  }
  const percent = percentOf(mutated.flatMap(([, { mutants }]) => mutants));
  const isEnough = percent >= leastPercent;
  console.log(`\n${percent.toFixed(1)} % of the changes are noticed; ${leastPercent} % have to be.`);
  closingLine(isEnough ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
}

/** Where a survivor is, what stood there, and what stood there instead. */
function describe({ location: { start, end }, mutatorName, replacement }, source) {
  const lines = source.split("\n").slice(start.line - 1, end.line);
  lines[lines.length - 1] = lines.at(-1).slice(0, end.column - 1);
  const was = lines.join("\n").slice(start.column - 1);
  const short = (text) => text.replace(/\s+/g, " ").slice(0, 100);
  return `${start.line}:${start.column} ${mutatorName}: ${short(was)} → ${short(replacement ?? "")}`;
}
