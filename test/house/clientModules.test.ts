import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { readSource } from "./SourceModule.js";

/** What React has for browsers alone: a server component that reaches a file with it ends an app's build. */
const ofBrowsers = /^(use[A-Z]\w*|createContext|Component|QueryClientContext)$/;
const libraries = ["react", "zustand", "@tanstack/react-query"];
const text = (path: string) => readFileSync(new URL(`../../src/${path}`, import.meta.url), "utf8");

it('says "use client" in every file of what an app renders that a server component could not run', () => {
  const needy = readSource().filter(
    ({ room, imports }) =>
      room !== "testing" && // its stories' parts stand behind one that says so
      imports.some(
        ({ specifier, names }) =>
          libraries.includes(specifier) && names.some((name) => ofBrowsers.test(name)),
      ),
  );
  expect(needy.length).toBeGreaterThan(15);
  const silent = needy.filter(({ path }) => !text(path).startsWith('"use client";'));
  expect(silent.map(({ path }) => path)).toEqual([]);
});
