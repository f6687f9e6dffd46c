import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { defaultAssumptions } from "../../src/emulator/Assumptions.js";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

/** A value as the page writes it. */
function written(value: unknown): string | null {
  if (typeof value === "function") return null;
  return JSON.stringify(value, null, 1)
    .replace(/\s*\n\s*/g, " ")
    .replace(/"(\w+)": /g, "$1: ")
    .replace(/\[ (.*) \]/, "[$1]");
}

const [, undocumented = ""] = read("docs/emulator.md").split("What Pipedream leaves open.");
const rows = undocumented
  .split("\n")
  .filter((line) => line.startsWith("| `"))
  .map((line) => line.split(" | "));

it("has a row in docs/emulator.md for each assumption, and for nothing else", () => {
  expect(rows.map(([name]) => name?.replace(/[|` ]/g, ""))).toEqual(Object.keys(defaultAssumptions));
});

it.each(Object.entries(defaultAssumptions))(
  "is documented with the default of %s, as an ASSUMPTION",
  (name, value) => {
    const row = rows.find(([cell]) => cell === `| \`${name}\``);
    if (written(value) !== null) expect(row?.[1]).toBe(`\`${written(value)}\``);
    expect(row?.[3]).toContain("ASSUMPTION");
  },
);

it.each(Object.keys(defaultAssumptions))("says in the TSDoc of %s that it is an ASSUMPTION", (name) => {
  const source = read("src/emulator/Assumptions.ts");
  const [before = ""] = source.split(new RegExp(`\\n  readonly ${name}: `));
  expect(before.slice(before.lastIndexOf("/**"))).toContain("ASSUMPTION");
});
