import { describe, expect, it } from "vitest";
import { doors } from "../../doors.js";
import manifest from "../../package.json" with { type: "json" };
import tsconfig from "../../tsconfig.json" with { type: "json" };
import { doorExports } from "./doorExports.js";
import { parseModule, readSource } from "./SourceModule.js";

const doorFiles = readSource().filter(({ room }) => room === null);
/** What the server's door is for a browser: one sentence, thrown. */
const inBrowser = "server-in-browser.ts";
const openDoors = doorFiles.filter(({ path }) => path !== inBrowser);

describe("the doors", () => {
  it("only re-export, and by name", () => {
    expect(openDoors.flatMap((door) => doorExports(door).problems)).toEqual([]);
  });

  it("are the files at the root of src, one for each key of exports", () => {
    expect(openDoors.map(({ path }) => path)).toEqual(doors.map(({ file }) => `${file}.ts`).sort());
  });

  it("are what each condition of exports names, with nothing left over", () => {
    const named = JSON.stringify(manifest.exports).match(/dist\/[\w-]+(?=\.js|\.d\.ts)/g) ?? [];
    expect([...new Set(named.map((name) => name.replace("dist/", "")))].sort()).toEqual(
      doorFiles.map(({ path }) => path.replace(".ts", "")).sort(),
    );
  });

  it("are found by the type checker under their public names", () => {
    expect(tsconfig.compilerOptions.paths).toEqual(
      Object.fromEntries(doors.map(({ name, file }) => [name, [`./src/${file}.ts`]])),
    );
  });

  it.each(doors)("$name hands out as values what it names as values", async ({ file, source }) => {
    const door = openDoors.find(({ path }) => path === `${file}.ts`);
    const there: object = await import(/* @vite-ignore */ source);
    expect(Object.keys(there).sort()).toEqual(door && doorExports(door).values);
  });

  it("hand out these names and no others", async () => {
    const names = Object.fromEntries(
      doors.map(({ name, file }) => {
        const door = openDoors.find(({ path }) => path === `${file}.ts`);
        const { values, types } = door ? doorExports(door) : { values: [], types: [] };
        return [name, { values, types }];
      }),
    );
    await expect(`${JSON.stringify(names, null, 2)}\n`).toMatchFileSnapshot("api.snapshot.json");
  });
});

it("a door with a statement, or with everything of another file, is a problem", () => {
  const door = parseModule("core.ts", 'export * from "./a.js"; export const b = 1; import "./c.js";');
  expect(doorExports(door).problems).toHaveLength(3);
});
