import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { uiAttributes, uiVariables } from "../../src/ui/stylingHooks.js";

const read = (file: string) => readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
const css = read("src/ui/styles.css");
const components = readdirSync("src/ui")
  .filter((name) => name.endsWith(".tsx"))
  .map((name) => readFileSync(`src/ui/${name}`, "utf8"))
  .join("\n");
const attributes = (text: string) => [...new Set(text.match(/data-[a-z]+(?=[\]=])/g))].sort();
const parts = (text: string, pattern: RegExp) =>
  new Set([...text.matchAll(pattern)].map(([, part]) => part ?? ""));
const listedParts = new Set(
  uiAttributes.filter(({ name }) => name === "data-ctok").flatMap(({ values }) => values),
);
const selectors = [...css.matchAll(/([^{};]+)\{/g)]
  .map(([, selector]) => selector?.trim() ?? "")
  .filter((selector) => selector !== "to" && !selector.startsWith("@"));

describe("the list of styling hooks", () => {
  it("has every variable of the stylesheet, with the value it has there, and no other", () => {
    const set = [...css.matchAll(/^\s*(--ctok-[a-z-]+):\s*([^;]+);/gm)].map(([, name, value]) => [
      name,
      value,
    ]);
    expect(uiVariables.map(({ name, default: value }) => [name, value])).toEqual(set);
  });

  it("has every variable that the stylesheet reads", () => {
    const used = new Set(css.match(/(?<=var\()--ctok-[a-z-]+/g));
    expect([...used].sort()).toEqual(uiVariables.map(({ name }) => name as string).sort());
  });

  it("has every data attribute that the components write, and no other", () => {
    const listed = [...new Set(uiAttributes.map(({ name }) => name as string))].sort();
    expect(attributes(`${components} data-ctok=`)).toEqual(listed);
  });

  it("has every part that the components write, and no other", () => {
    const written = parts(components, /(?:data-ctok|piece)="([a-z-]+)"/g);
    expect([...listedParts].sort()).toEqual([...written].sort());
  });

  it("says a sentence about each", () => {
    const said = [...uiVariables, ...uiAttributes].map(({ description }) => description);
    expect(said.filter((sentence) => !/^[A-Z].*\.$/.test(sentence))).toEqual([]);
  });
});

describe("the stylesheet", () => {
  it("names only parts and attributes that the list has", () => {
    const unknown = [...parts(css, /data-ctok="([a-z-]+)"/g)].filter((part) => !listedParts.has(part));
    expect(unknown).toEqual([]);
    const names = new Set(uiAttributes.map(({ name }) => name as string));
    expect(attributes(css).filter((name) => !names.has(name))).toEqual([]);
  });

  it("selects by one element alone, without specificity, in a layer, and never with force", () => {
    expect(css).not.toContain("!important");
    expect(css.trim()).toMatch(/^@layer connect-token \{/);
    expect(selectors.length).toBeGreaterThan(30);
    const one = String.raw`(?::root|:host|\[data-ctok="[a-z-]+"\](?:\[data-[a-z]+(?:="[a-z-]+")?\])?)`;
    const rule = new RegExp(String.raw`^:where\(\s*${one}(?:,\s*${one})*\s*\)(?:::?[a-z-]+(?:\([^)]*\))?)*$`);
    const each = selectors.flatMap((selector) => selector.split(/,\s*(?=:where)/));
    expect(each.filter((selector) => !rule.test(selector))).toEqual([]);
  });

  it("lays out by reading direction, and in units that grow with the text", () => {
    expect(css).not.toMatch(
      /(?:margin|padding|border|inset)-(?:left|right|top|bottom)|[\s;](?:left|right|top|bottom|width|height):/,
    );
    expect(css.match(/\b[3-9]px|\b\d\d+px/g)).toBeNull();
  });

  it("uses nothing that the oldest browsers do not have", () => {
    expect(css).not.toMatch(/light-dark\(|@scope|@container|oklch\(from|&/);
  });
});

it("can be given another theme by variables alone, as the story Restyled does it", () => {
  const theme = /^\s*\.restyled \{([^{}]+)\}\s*$/.exec(read("stories/ui/restyled.css"))?.[1] ?? "";
  const declared = [...theme.matchAll(/^\s*([a-z-]+):[^;!]+;$/gm)].map(([, name]) => name);
  expect(declared.length).toBe(theme.trim().split("\n").length);
  expect(declared.filter((name) => !uiVariables.some((variable) => variable.name === name))).toEqual([]);
  expect(declared).toEqual(expect.arrayContaining(["--ctok-radius", "--ctok-accent", "--ctok-space"]));
});
