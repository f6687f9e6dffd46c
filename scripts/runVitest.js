import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommand } from "./runCommand.js";

/**
 * Runs Vitest projects, given by what their names begin with, and counts their tests. An unhandled error, a project in
 * which no test was found, and a run that ended badly for any other reason each count as one failure more.
 */
export async function runVitest(projects, env) {
  const folder = mkdtempSync(join(tmpdir(), "count-"));
  const COUNT_FILE = join(folder, "count.json");
  try {
    const chosen = projects.map((name) => `--project "${name}*"`).join(" ");
    const reporters = "--reporter default --reporter ./scripts/CountReporter.js";
    const succeeded = await runCommand(`vitest run ${chosen} ${reporters}`, { ...env, COUNT_FILE });
    if (!existsSync(COUNT_FILE)) return { passed: 0, failed: 1 };
    const count = JSON.parse(readFileSync(COUNT_FILE, "utf8"));
    // A project may run several times, once for each browser instance: "stories, light".
    const found = Object.keys(count.projects).filter((name) => count.projects[name] > 0);
    const empty = projects.filter((name) => !found.some((each) => each.startsWith(name)));
    if (empty.length > 0) console.error(`No test was found in: ${empty.join(", ")}`);
    const failed = count.failed + count.unhandled + empty.length;
    return { passed: count.passed, failed: failed === 0 && !succeeded ? 1 : failed };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
