import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { doorAliases } from "./doors.ts";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const noise = at("test/setup/noise.ts");
const tests = (name: string) => `test/{react,api,query}/**/${name}`;

const project = (name: string, groupOrder: number, test: object) => ({
  resolve: { alias: doorAliases },
  test: {
    name,
    environment: "jsdom",
    setupFiles: [noise, at("test/setup/react.ts")],
    // What waits for ever under a change is noticed by this, and the runner need not be ended and started anew.
    testTimeout: 10_000,
    // Each mutant is a run of its own: one React a run, and not one a file, makes it several times as fast.
    isolate: false,
    // The quick ones first: a mutant that they notice costs no jsdom.
    sequence: { groupOrder },
    ...test,
  },
});

/** What `npm run test:mutation:react` holds the rooms of React against: their own tests, with React 19. */
export default defineConfig({
  test: {
    projects: [
      project("node", 0, { environment: "node", setupFiles: [noise], include: [tests("*.test.ts")] }),
      project("browser", 1, {
        // What `AccessDenied` alone asks of these rooms is held by a test of its own room.
        include: [tests("*.test.tsx"), "test/ui/spokenChanges.test.tsx"],
        exclude: [tests("*[sS]erver*.test.tsx"), tests("fastRefresh*")],
      }),
      // Another renderer in the one React is told of as a mistake; fast refresh, which loads its own, is left out.
      project("server", 2, { include: [tests("*[sS]erver*.test.tsx")], isolate: true }),
    ],
  },
});
