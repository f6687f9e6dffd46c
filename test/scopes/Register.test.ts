import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ConnectScope, FutureScope, KnownConnectScope, RequestedScope } from "react-connect-token";
import { expect, expectTypeOf, it } from "vitest";
import { doors } from "../../doors.js";
import tsconfig from "../../tsconfig.json" with { type: "json" };

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Compiles `registered/`, which is a program of its own: what it says of itself would hold for every other test. */
function compile(files: readonly string[]) {
  const folder = join(root, "test-results/registered");
  mkdirSync(folder, { recursive: true });
  const config = {
    compilerOptions: {
      ...tsconfig.compilerOptions,
      types: ["node"],
      paths: Object.fromEntries(doors.map(({ name, source }) => [name, [source]])),
    },
    files: files.map((file) => join(root, "test/scopes/registered", file)),
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  return spawnSync(join(root, "node_modules/.bin/tsc"), ["-p", folder], { encoding: "utf8" }).stdout;
}

it("narrows what gates, hooks, queries and requestScope take to the scopes that one file of an app names", () => {
  expect(compile(["register.ts", "app.tsx"])).toBe("");
}, 60_000);

it("leaves the table's names, and any text to ask for, to an app that says nothing", () => {
  expectTypeOf<ConnectScope>().toEqualTypeOf<KnownConnectScope | FutureScope>();
  expectTypeOf<RequestedScope>().toEqualTypeOf<string | readonly string[]>();
  expect(compile(["app.tsx"])).toContain("Unused '@ts-expect-error' directive");
}, 60_000);
