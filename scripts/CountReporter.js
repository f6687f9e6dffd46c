import { writeFileSync } from "node:fs";

/**
 * Vitest's JSON report knows neither projects nor unhandled errors; this one writes what a count needs of both:
 * `{ passed, failed, unhandled, projects }`, to the file named by `COUNT_FILE`.
 */
export default class CountReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const count = { passed: 0, failed: 0, unhandled: unhandledErrors.length, projects: {} };
    for (const module of modules) {
      // A project in a browser is called "stories (chromium)".
      const [name] = module.project.name.split(" (");
      const tests = [...module.children.allTests()];
      const failed = tests.filter((test) => test.result().state !== "passed").length;
      count.passed += tests.length - failed;
      count.failed += failed;
      // A module that does not load has an error and no test.
      if (failed === 0 && module.state() !== "passed") count.failed += 1;
      count.projects[name] = (count.projects[name] ?? 0) + tests.length;
    }
    writeFileSync(process.env.COUNT_FILE, JSON.stringify(count));
  }
}
