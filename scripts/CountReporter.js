import { writeFileSync } from "node:fs";

/**
 * Vitest's JSON report knows neither projects nor unhandled errors; this one writes what a count needs of both, to the
 * file named by `COUNT_FILE`: `{ passed, projects, failures }`, each failure as a line that names it.
 */
export default class CountReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const count = { passed: 0, projects: {}, failures: unhandledErrors.map((error) => failure("", error)) };
    for (const module of modules) {
      // A project in a browser is called "stories (chromium)".
      const [name] = module.project.name.split(" (");
      const tests = [...module.children.allTests()];
      const failed = tests.filter((test) => test.result().state !== "passed");
      const where = `${name} ${module.relativeModuleId}`;
      count.passed += tests.length - failed.length;
      for (const test of failed) {
        count.failures.push(failure(`${where} > ${test.fullName}`, test.result().errors?.[0]));
      }
      // A module that does not load has an error and no test.
      if (failed.length === 0 && module.state() !== "passed") {
        count.failures.push(failure(where, module.errors()[0]));
      }
      count.projects[name] = (count.projects[name] ?? 0) + tests.length;
    }
    writeFileSync(process.env.COUNT_FILE, JSON.stringify(count));
  }
}

function failure(where, error) {
  const [message] = (error?.message ?? "did not pass").split("\n");
  return where === "" ? message : `${where}: ${message}`;
}
