/**
 * `npm run test:package`: packs the package and uses it as a stranger would, in fresh projects outside of this one: the
 * README's code under TypeScript, Vitest, Vite, Jest and Storybook, the recipes in Chromium too, the wrong door in a browser,
 * and CommonJS.
 */
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { closingLine } from "./closingLine.js";
import { findBrowser } from "./findBrowser.js";
import { createCheck } from "./testPackage/createCheck.js";
import { runQuietly } from "./testPackage/runQuietly.js";
import { writeProject } from "./testPackage/writeProject.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const { name, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const folder = realpathSync(mkdtempSync(join(tmpdir(), "stranger-")));
const tarball = join(folder, `${name}-${version}.tgz`);
const [vite, jest, storybook] = [join(folder, "vite"), join(folder, "jest"), join(folder, "storybook")];

process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));

const { check, count } = createCheck();
const here = (line) => () => runQuietly(line, root);
const inVite = (line) => () => runQuietly(line, vite);
const inChromium = (line) => () => {
  process.env.CHROME_PATH ??= findBrowser();
  return runQuietly(line, vite);
};
const inJest = (line) => () => runQuietly(line, jest);
const inStorybook = (line) => () => runQuietly(line, storybook);
const install = `npm install --no-audit --no-fund --loglevel=error --prefer-offline ../${name}-${version}.tgz`;

const react = ["react", "react-dom", "@testing-library/react", "@testing-library/dom"];
/** What Jest runs; only with `jest.api.config.js` what needs `Request`, which its own jsdom does not have. */
const component = /^app\/((SlackCard.*|Inbox|Inbox(\.api)?\.test)(?<!stories)\.tsx)$/;

/** Jest prints what React warns of and passes all the same. */
const quiet = /^(?![\s\S]*console\.\w+)[\s\S]*Tests: +\d+ passed/;

/** What openStorybook.js prints of the README's stories, and what that shows. */
const storybookShows = [
  ["a story of an app stands below a token", /^granted: Slack Disconnect$/m],
  [
    "a story says its own state",
    /^one-scope-missing: Slack To disconnect, you need connect:accounts:write\.$/m,
  ],
  ["a story drives a session of its own", /^outage: Slack Disconnect$/m],
  ["the toolbar switches the status", /^granted tokenStatus:pending: Slack One moment…$/m],
  ["the toolbar switches the scopes", /^granted grantedScopes:nothing: Slack To disconnect, you need/m],
  ["the toolbar switches the user", /^granted externalUserId:nobody: Slack To disconnect, you need/m],
  [
    "the toolbar switches the failure",
    /^granted failure:401;tokenStatus:error: Slack .*Please sign in again/m,
  ],
  ["the toolbar switches the latency", /^granted latency:300ms: Slack One moment… → Slack Disconnect$/m],
  ["the toolbar switches theme and direction", /^granted colorScheme:dark;direction:rtl: .* dark rtl$/m],
  ["a story's own session follows the toolbar", /^outage grantedScopes:nothing: .*To disconnect, you need/m],
];

/** Jest has names of its own for what the README's tests import from Vitest. */
const forJest = (code) => code.replace(/"vitest"/, '"@jest/globals"');
/** The same test once more, with timers that stand still. */
const withFakeTimers = (code, runner, from) =>
  `import { ${runner} } from "${from}";\n${code}\n${runner}.useFakeTimers();\n`;
const note = readFileSync(join(root, "test/package/component/NoteCard.test.tsx"), "utf8");

await check("it builds", here("npm run --silent build"));
const packs = here(`npm pack --silent --ignore-scripts --pack-destination "${folder}"`);
if (await check("it packs", packs, new RegExp(`${name}-${version}\\.tgz`))) {
  await check("publint finds nothing", here(`node_modules/.bin/publint --strict "${tarball}"`));
  await check("attw finds nothing", here(`node_modules/.bin/attw --profile esm-only "${tarball}"`));
  await testVite();
  await testJest();
  await testStorybook();
}
closingLine(count);

async function testVite() {
  writeProject(vite, {
    fixtures: ["readme/project", "package/component", "package/vite", "package/browser"],
    packages: [
      ...react,
      ...[
        "vite",
        "vitest",
        "@vitest/browser-playwright",
        "playwright-core",
        "jsdom",
        "typescript",
        "@types/react",
        "@types/react-dom",
        "@types/node",
      ],
      ...[
        "@pipedream/sdk",
        "@tanstack/react-query",
        "msw",
        "hono",
        "@hono/node-server",
        "express",
        "@types/express",
      ],
    ],
    readme: /^(?!jest\.config|.*\.stories\.)/,
  });
  writeFileSync(join(vite, "NoteCard.fake.test.tsx"), withFakeTimers(note, "vi", "vitest"));
  if (!(await check("a project with Vite and Vitest installs it", inVite(install)))) return;

  const bin = "node_modules/.bin";
  await check("TypeScript accepts the code of the README and of the recipes", inVite(`${bin}/tsc -p .`));
  await check(
    "the README's tests and the recipes pass under Vitest",
    inVite(`${bin}/vitest run --exclude "**/*.browser.test.tsx"`),
    /Tests +\d+ passed/,
  );
  await check("Mock Service Worker puts its file there", inVite(`${bin}/msw init public --no-save`));
  await check(
    "the recipes, and tests with fake timers, pass in Vitest's browser mode",
    inChromium(`${bin}/vitest run --config vitest.chromium.config.js`),
    /Tests +14 passed/,
  );
  const builds = await check("an app is built with Vite", inVite(`${bin}/vite build`));
  if (builds) {
    await check("the built app says what is granted", inVite("node openBuilt.js"), /^alice may connect:/);
    const mistake = () =>
      inVite("node dist/mistake.js")().then(({ output }) => ({ succeeded: true, output }));
    const sentence =
      /Error: react-connect-token\/server was imported for a browser: it holds your client secret\./;
    await check("the server's door in a browser says that it is none", mistake, sentence);
  }
  await check("require() opens every door", inVite("node required.cjs"), /^(\w+ ){9}\w+$/);
}

async function testJest() {
  writeProject(jest, {
    fixtures: ["package/component", "package/jest"],
    packages: [
      ...react,
      ...["jest@^30", "jest-environment-jsdom@^30", "jest-fixed-jsdom@^0.0.11", "msw"],
      ...["@babel/preset-env@^7", "@babel/preset-react@^7", "@babel/preset-typescript@^7"],
    ],
    readme: new RegExp(`${component.source}|^jest\\.(api\\.)?config|^server/connect\\.test`),
    edit: (code, file) =>
      file.startsWith("server/") ? `/** @jest-environment node */\n${forJest(code)}` : forJest(code),
  });
  writeFileSync(join(jest, "NoteCard.test.tsx"), forJest(note));
  writeFileSync(join(jest, "NoteCard.fake.test.tsx"), withFakeTimers(forJest(note), "jest", "@jest/globals"));
  if (!(await check("a project with Jest installs it", inJest(install)))) return;
  await check(
    "the README's tests and nine recipes pass under Jest, without a word on the console",
    inJest("node_modules/.bin/jest --testTimeout 60000 --testPathIgnorePatterns api"),
    quiet,
  );
  await check(
    "all ten recipes pass under Jest with jest-fixed-jsdom",
    inJest("node_modules/.bin/jest --testTimeout 60000 --config jest.api.config.js"),
    quiet,
  );
}

async function testStorybook() {
  writeProject(storybook, {
    fixtures: ["package/storybook"],
    packages: [
      ...["react", "react-dom", "typescript", "@types/react", "@types/react-dom"],
      ...["vite", "storybook", "@storybook/react-vite"],
    ],
    readme: /^(\.storybook\/|app\/SlackCard(\.stories)?\.tsx$)/,
  });
  if (!(await check("a project with Storybook installs it", inStorybook(install)))) return;
  const bin = "node_modules/.bin";
  await check("TypeScript accepts the preview and the stories", inStorybook(`${bin}/tsc -p .`));
  const builds = inStorybook(`${bin}/storybook build --quiet --loglevel error`);
  if (!(await check("its Storybook is built", builds))) return;
  const opens = here(`node scripts/testPackage/openStorybook.js "${join(storybook, "storybook-static")}"`);
  const opened = await opens();
  for (const [what, line] of storybookShows) await check(what, async () => opened, line);
}
