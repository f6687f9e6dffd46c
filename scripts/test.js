/** `npm test`: every check of the package, one after the other, all of them even if one fails. */
import { closingLine } from "./closingLine.js";
import { findBrowser } from "./findBrowser.js";
import { runCommand } from "./runCommand.js";
import { runVitest } from "./runVitest.js";

const env = { CI: "1" };
let noBrowser;
try {
  env.CHROME_PATH = findBrowser();
} catch (error) {
  noBrowser = error.message;
}

const command = (line) => async () =>
  (await runCommand(line, env)) ? { passed: 1, failures: [] } : { passed: 0, failures: [`${line} failed`] };
const vitest =
  (...projects) =>
  () =>
    runVitest(projects, env);
const inBrowser = (run) => () => {
  if (noBrowser === undefined) return run();
  return { passed: 0, failures: [noBrowser] };
};

const steps = [
  ["types", command("tsc --noEmit")],
  ["lint", command("biome check .")],
  ["tests in Node and jsdom, React 19 and 18.2", vitest("node", "react19", "react18")],
  ["build", command("npm run --silent build")],
  ["the packed package", command("node scripts/checkPackage.js")],
  ["size", command("node scripts/bundleDoors.js && size-limit")],
  ["generated documentation", command("node scripts/docs.js --check")],
  ["the testing kit in Chromium", inBrowser(vitest("browser"))],
  ["stories in Chromium", inBrowser(vitest("stories"))],
  ["Storybook", command("npm run --silent build-storybook")],
  ["Storybook's first page, from a sub-path", inBrowser(command("node scripts/checkFirstPage.js"))],
  ["the demo end to end in Chromium", inBrowser(vitest("e2e"))],
];

const results = [];
for (const [name, run] of steps) {
  console.log(`\n━━ ${name}`);
  const start = performance.now();
  const { passed, failures } = await run();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  results.push({ name, passed, failures, seconds });
}

console.log("\n━━ summary");
for (const { name, passed, failures, seconds } of results) {
  const mark = failures.length > 0 ? "✗" : "✓";
  console.log(`${mark} ${name}: ${passed} passed, ${failures.length} failed, ${seconds} s`);
}
closingLine({
  passed: results.reduce((sum, { passed }) => sum + passed, 0),
  failures: results.flatMap(({ failures }) => failures),
});
