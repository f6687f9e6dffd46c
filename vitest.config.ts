import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import babel from "@rolldown/plugin-babel";
import { reactCompilerPreset } from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig, type UserProjectConfigExport, type UserWorkspaceConfig } from "vitest/config";
import { doorAliases } from "./doors.ts";
import { chromium } from "./test/setup/chromium.ts";

type ProjectConfig = NonNullable<UserWorkspaceConfig["test"]>;

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const setupFiles = [at("test/setup/noise.ts")];
/** Far above what any test needs: a busy machine is not a failure. */
const testTimeout = 60_000;

/** What renders on a server, which a React that renders in a document as well takes for a mistake, or loads a React. */
const alone = ["test/**/*[sS]erver*.test.tsx", "test/**/fastRefresh.*.test.tsx"];

/**
 * The jsdom tests as two projects: nearly all share one React, and the kit, for each worker, which takes a third of the
 * time; those that cannot have a world of their own.
 */
function inJsdom(
  name: string,
  config: UserProjectConfigExport & object,
  { exclude = [], ...test }: ProjectConfig = {},
): UserProjectConfigExport[] {
  const shared = {
    ...test,
    environment: "jsdom",
    setupFiles: [...setupFiles, at("test/setup/react.ts")],
    testTimeout,
  };
  return [
    {
      ...config,
      test: {
        ...shared,
        name,
        include: ["test/**/*.test.tsx"],
        exclude: [...exclude, ...alone],
        isolate: false,
      },
    },
    { ...config, test: { ...shared, name: `${name}, alone`, include: alone, exclude } },
  ];
}

/** What brings its own `import "react"`, which has to be the one under test. */
const ownReact = [/@testing-library\/react/, /zustand/, /@tanstack/, /@radix-ui/];

/** The React of a workspace below `test`. */
function withReactOf(workspace: string): UserProjectConfigExport & object {
  const of = (name: string) => at(`test/${workspace}/node_modules/${name}`);
  return {
    resolve: {
      alias: [
        ...doorAliases,
        { find: /^react$/, replacement: of("react") },
        { find: /^react\/(.*)/, replacement: `${of("react")}/$1` },
        { find: /^react-dom$/, replacement: of("react-dom") },
        { find: /^react-dom\/(.*)/, replacement: `${of("react-dom")}/$1` },
        {
          find: /^@testing-library\/react$/,
          replacement: at("node_modules/@testing-library/react/dist/@testing-library/react.esm.js"),
        },
      ],
    },
  };
}

/** Serves what an app copies into its public folder with `npx msw init`. */
const serviceWorker: Plugin = {
  name: "msw-service-worker",
  configureServer: ({ middlewares }) => {
    middlewares.use("/mockServiceWorker.js", (_request, response) => {
      response.setHeader("content-type", "text/javascript");
      response.end(readFileSync(at("node_modules/msw/lib/mockServiceWorker.js")));
    });
  },
};

/**
 * `*.test.ts` runs in Node; `*.test.tsx` runs in jsdom, once with React 19 and once with React 18.2,
 * but for `*.react19.test.tsx`, which is about what 18.2 does not have (what is about `<Activity>` runs with 19.2, too),
 * and with React 19 once more for `test:compiler`,
 * compiled by the React Compiler; those of `test/testing` run in Chromium as well, beside `*.chromium.tsx`; every story is a
 * test in Chromium (`.storybook/vitest.config.ts`); `*.e2e.ts` runs in Node and drives Chromium;
 * `*.redis.ts` runs in Node and starts a Redis; `*.browser.ts` runs in Node and drives Chromium in real time,
 * the one of `test/next` after a build with Next, the one of `test/looks` after a build of Storybook.
 */
export default defineConfig({
  test: {
    // Every core: Vitest leaves one to itself, which on two cores is half of the work.
    maxWorkers: "100%",
    // A thread starts in less than a process.
    pool: "threads",
    projects: [
      {
        resolve: { alias: doorAliases },
        test: {
          name: "node",
          environment: "node",
          include: ["test/**/*.test.ts"],
          exclude: ["test/stories/**"],
          setupFiles,
          testTimeout,
          isolate: false,
        },
      },
      {
        // Stories bring a `fetch` of their own.
        resolve: { alias: doorAliases },
        test: {
          name: "node, alone",
          environment: "node",
          include: ["test/stories/**/*.test.ts"],
          setupFiles,
          testTimeout,
        },
      },
      ...inJsdom("react19", { resolve: { alias: doorAliases } }),
      ...inJsdom("react18", withReactOf("react18"), {
        exclude: ["test/react18/node_modules/**", "test/**/*.react19.test.tsx"],
        server: { deps: { inline: ownReact } },
      }),
      {
        ...withReactOf("react19.2"),
        test: {
          name: "react19.2",
          environment: "jsdom",
          include: ["test/react/Activity.react19.test.tsx"],
          setupFiles: [...setupFiles, at("test/setup/react.ts")],
          testTimeout,
          server: { deps: { inline: ownReact } },
        },
      },
      // An app that compiles its components: the tests' own, and the kit's as well, as if they were the app's source.
      ...inJsdom(
        "compiled",
        {
          plugins: [babel({ presets: [reactCompilerPreset()], include: [/\/(src|test)\/.*\.tsx?$/] })],
          resolve: { alias: doorAliases },
        },
        { env: { REACT_COMPILER: "on" } },
      ),
      {
        // The testing kit's own tests once more, and those of its service worker, in Vitest's browser mode.
        plugins: [serviceWorker],
        resolve: { alias: doorAliases },
        test: {
          name: "browser",
          include: ["test/testing/**/*.test.tsx", "test/testing/**/*.chromium.tsx"],
          setupFiles: [...setupFiles, at("test/setup/react.ts")],
          testTimeout,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: chromium(),
            instances: [{ browser: "chromium" }],
          },
        },
      },
      ".storybook/vitest.config.ts",
      {
        resolve: { alias: doorAliases },
        test: {
          name: "e2e",
          environment: "node",
          include: ["test/e2e/**/*.e2e.ts"],
          setupFiles,
          testTimeout: 240_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve: { alias: doorAliases },
        test: {
          name: "redis",
          environment: "node",
          include: ["test/redis/**/*.redis.ts"],
          setupFiles,
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve: { alias: doorAliases },
        test: {
          name: "tabs",
          environment: "node",
          include: ["test/tabsInBrowser/**/*.browser.ts"],
          setupFiles,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "looks",
          environment: "node",
          include: ["test/looks/**/*.browser.ts"],
          setupFiles,
          testTimeout: 300_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve: { alias: doorAliases },
        test: {
          name: "next",
          environment: "node",
          include: ["test/next/**/*.browser.ts"],
          setupFiles,
          // An installation, and builds by Next.
          testTimeout: 300_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
