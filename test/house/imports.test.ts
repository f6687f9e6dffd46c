import { describe, expect, it } from "vitest";
import { librariesBehind, wrongFacts, wrongLibraries, wrongNeighbours } from "./roomRules.js";
import { parseModule, readSource } from "./SourceModule.js";

const source = readSource();
const unresolved = source.flatMap(({ path, imports }) =>
  imports
    .filter(
      ({ target }) =>
        target !== null && !source.some((other) => other.path.replace(/\.tsx?$/, "") === target),
    )
    .map(({ specifier }) => `${path} imports ${specifier}`),
);

describe("the source", () => {
  it("imports only files that are there", () => {
    expect(unresolved).toEqual([]);
  });

  it("keeps the direction between its rooms, and no room imports a door", () => {
    expect(wrongNeighbours(source)).toEqual([]);
  });

  it("uses each library in its place", () => {
    expect(wrongLibraries(source)).toEqual([]);
  });

  it("reads time, chance and the browser in the environment alone", () => {
    expect(wrongFacts(source)).toEqual([]);
  });

  it("takes nothing of TanStack Query but its two managers", () => {
    const taken = source.flatMap(({ imports }) =>
      imports.filter(({ specifier }) => specifier === "@tanstack/query-core").flatMap(({ names }) => names),
    );
    expect(new Set(taken)).toEqual(new Set(["focusManager", "onlineManager"]));
  });

  it.each([
    "core.ts",
    "server.ts",
    "emulator/createConnectEmulator.ts",
    "pipedream/createPipedreamClient.ts",
  ])("brings no React along with %s", (start) => {
    expect(source.map(({ path }) => path)).toContain(start);
    const behind = [...librariesBehind(source, start)];
    // zustand's main entry brings its React hook.
    expect(behind.filter((library) => /^(react|zustand$|zustand\/react)/.test(library))).toEqual([]);
  });
});

describe("the rules", () => {
  const house = (files: Record<string, string>) =>
    Object.entries(files).map(([path, text]) => parseModule(path, text));

  it("name an import against the direction, a type and a dynamic one too", () => {
    const modules = house({
      "errors/a.ts": 'import type { Scope } from "../scopes/Scope.js";',
      "session/b.ts":
        'const hook = await import("../react/useScope.js"); export { type C } from "../token/C.js";',
      "api/c.ts": 'import { getToken } from "../core.js";',
      "attic/d.ts": 'import { a } from "../errors/a.js";',
    });
    expect(wrongNeighbours(modules)).toEqual([
      "errors/a.ts imports scopes/Scope",
      "session/b.ts imports react/useScope",
      "api/c.ts imports the door core",
      "attic is not a room of the house",
    ]);
  });

  it("name a library that does not belong, and what comes along behind a file", () => {
    const modules = house({
      "core.ts": 'export { start } from "./session/start.js";',
      "session/start.ts": 'import { createStore } from "zustand"; import type { Hook } from "./Hook.js";',
      "session/Hook.ts": 'import type { ReactNode } from "react";',
    });
    expect(wrongLibraries(modules)).toEqual([
      "session/start.ts imports zustand",
      "session/Hook.ts imports react",
    ]);
    expect([...librariesBehind(modules, "core.ts")]).toEqual(["zustand", "react"]);
  });

  it("name an outside fact with its file", () => {
    expect(wrongFacts(house({ "session/late.ts": "const now = Date.now();" }))).toEqual([
      "session/late.ts reads Date.now",
    ]);
  });
});
