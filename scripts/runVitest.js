import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommand } from "./runCommand.js";

/**
 * Runs Vitest projects, given by what their names begin with; resolves to how many tests passed and a line for each
 * that did not. An unhandled error, a project in which no test was found, and a run that ended badly for any other
 * reason each are one failure more.
 */
export async function runVitest(projects, env) {
  const folder = mkdtempSync(join(tmpdir(), "count-"));
  const COUNT_FILE = join(folder, "count.json");
  try {
    const chosen = projects.map((name) => `--project "${name}*"`).join(" ");
    const reporters = "--reporter default --reporter ./scripts/CountReporter.js";
    const succeeded = await runCommand(`vitest run ${chosen} ${reporters}`, { ...env, COUNT_FILE });
    if (!existsSync(COUNT_FILE)) return { passed: 0, failures: ["Vitest did not run to its end"] };
    const { passed, projects: counts, failures } = JSON.parse(readFileSync(COUNT_FILE, "utf8"));
    // A project may run several times, once for each browser instance: "stories, light".
    const found = Object.keys(counts).filter((name) => counts[name] > 0);
    const empty = projects.filter((name) => !found.some((each) => each.startsWith(name)));
    if (empty.length > 0) failures.push(`No test was found in: ${empty.join(", ")}`);
    if (failures.length === 0 && !succeeded) failures.push("Vitest ended badly");
    return { passed, failures };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
