/**
 * `npm run test:mutation`: breaks the session and the token on purpose, one small change after the other, and looks
 * whether a test notices. `scripts/testMutation.js` runs it and counts.
 *
 * @type {import("@stryker-mutator/api/core").PartialStrykerOptions}
 */
export default {
  mutate: ["src/token/**/*.ts", "src/session/**/*.ts"],
  testRunner: "vitest",
  // A configuration of its own: only the tests of these two rooms, in Node.
  vitest: { configFile: "vitest.mutation.config.ts", related: false },
  plugins: ["@stryker-mutator/vitest-runner", "./scripts/testMutation/proseIgnorer.js"],
  // Sentences for readers are left alone; every other text is mutated.
  ignorers: ["prose"],
  ignorePatterns: ["/dist", "/dist-storybook", "/docs", "/examples", "/stories", "/test-results", "/bench"],
  // TypeScript 7 has no API in JavaScript, so Stryker cannot read a tsconfig; nothing in ours needs rewriting.
  tsconfigFile: "none",
  coverageAnalysis: "perTest",
  incremental: false,
  concurrency: 2,
  // Far above what a run takes: a busy machine is not a change that was noticed.
  timeoutMS: 10_000,
  timeoutFactor: 2,
  // What is enough is decided in scripts/testMutation.js, which has to end with its line in any case.
  thresholds: { high: 95, low: 85, break: null },
  reporters: ["json", "progress-append-only"],
  jsonReporter: { fileName: "test-results/mutation.json" },
  tempDirName: "test-results/mutation-sandbox",
  cleanTempDir: "always",
  allowConsoleColors: false,
};
