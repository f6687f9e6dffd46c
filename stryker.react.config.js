import engine from "./stryker.config.js";

/**
 * `npm run test:mutation:react`: the same for the rooms that an app's components touch.
 *
 * @type {import("@stryker-mutator/api/core").PartialStrykerOptions}
 */
export default {
  ...engine,
  mutate: ["src/react/**/*.{ts,tsx}", "src/api/**/*.ts", "src/query/**/*.ts"],
  vitest: { ...engine.vitest, configFile: "vitest.mutation.react.config.ts" },
};
