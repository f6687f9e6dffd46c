import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { doorAliases } from "./doors.ts";

/** Most mutants are noticed within a second, if the tests that take several come last. */
const slow = /badInput|\.property\./;

class SlowTestsLast extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => `${slow.test(moduleId) ? 1 : 0} ${moduleId}`;
    return [...files].sort((one, other) => (place(one) < place(other) ? -1 : 1));
  }
}

/** The tests that `npm run test:mutation` holds the session and the token against: those of the two rooms, in Node. */
export default defineConfig({
  resolve: { alias: doorAliases },
  test: {
    environment: "node",
    include: ["test/session/**/*.test.ts", "test/token/**/*.test.ts"],
    setupFiles: [fileURLToPath(new URL("test/setup/noise.ts", import.meta.url))],
    // What waits for ever under a change is noticed by this, and the runner need not be ended and started anew.
    testTimeout: 5_000,
    // Each mutant is a run of its own: loading a module once a run, and not once a file, makes it four times as fast.
    isolate: false,
    sequence: { sequencer: SlowTestsLast },
  },
});
