import { outsideFacts } from "./outsideFacts.js";
import type { SourceModule } from "./SourceModule.js";

const ground = ["errors", "scopes", "token"];

/** Which rooms, or which single files, a room may import beside itself. One that is not listed does not exist. */
const neighbours: Record<string, readonly string[] | "any"> = {
  environment: [],
  errors: [],
  scopes: ["errors"],
  // Of the clock it takes what an instant is and how far two are apart, which is pure; the time is passed in.
  token: ["errors", "scopes", "environment/Clock"],
  session: [...ground, "environment"],
  api: [...ground, "environment", "session"],
  react: [...ground, "environment", "session", "api"],
  pipedream: [...ground, "environment", "session", "api"],
  query: [...ground, "environment", "session", "api", "react"],
  ui: [...ground, "environment", "session", "api", "react"],
  server: [...ground, "environment"],
  emulator: [...ground, "environment"],
  testing: "any",
};

/** The one hook of the pipedream room reads the session as every hook does. */
const furtherNeighbours: Record<string, readonly string[]> = {
  "pipedream/usePipedreamClient.ts": ["react"],
};

/** Which rooms, or which single files, may use a library. One that is not listed here is used nowhere. */
const libraries: Record<string, readonly string[]> = {
  "@radix-ui/react-slot": ["ui/Host.tsx"],
  "@pipedream/sdk": ["pipedream"],
  "@pipedream/sdk/browser": ["pipedream"],
  "@testing-library/react": ["testing/renderWithConnect.tsx"],
  msw: ["testing/createConnectHandlers.ts"],
  "@tanstack/query-core": ["environment"],
  "@tanstack/react-query": ["query"],
  "jose/jwe/compact/decrypt": ["server/createSeal.ts"],
  "jose/jwe/compact/encrypt": ["server/createSeal.ts"],
  leven: ["scopes"],
  "node:http": ["emulator/node"],
  "node:net": ["emulator/node"],
  "node:stream/promises": ["emulator/node"],
  react: ["react", "query", "ui", "testing", "pipedream/usePipedreamClient.ts"],
  zustand: ["react", "query", "testing"],
  "zustand/react/shallow": ["react"],
  "zustand/vanilla": ["session", "testing"],
};

/** The environment is made of outside facts, and the testing room simulates them. */
const roomsOfFacts = ["environment", "testing"];

/** Ids and secrets of the emulator are as hard to guess as real ones; deriving a key is a calculation. */
const furtherFacts: Record<string, readonly string[]> = {
  "emulator/randomId.ts": ["crypto"],
  "server/createSeal.ts": ["crypto"],
};

/** Imports against the direction of the house, each as a sentence. */
export function wrongNeighbours(modules: readonly SourceModule[]): readonly string[] {
  return inRooms(modules).flatMap(({ path, room, imports }) =>
    imports.flatMap(({ target }) => {
      if (target === null) return [];
      if (!target.includes("/")) return [`${path} imports the door ${target}`];
      const other = target.slice(0, target.indexOf("/"));
      const allowed = neighbours[room];
      if (allowed === undefined) return [`${room} is not a room of the house`];
      if (other === room || allowed === "any" || allowed.includes(other) || allowed.includes(target))
        return [];
      return furtherNeighbours[path]?.includes(other) ? [] : [`${path} imports ${target}`];
    }),
  );
}

/** Libraries used where they do not belong, each as a sentence. */
export function wrongLibraries(modules: readonly SourceModule[]): readonly string[] {
  return modules.flatMap(({ path, imports }) =>
    imports
      .filter(({ specifier, target }) => target === null && !belongs(path, libraries[specifier] ?? []))
      .map(({ specifier }) => `${path} imports ${specifier}`),
  );
}

/** Outside facts read beside the environment, each as a sentence. */
export function wrongFacts(modules: readonly SourceModule[]): readonly string[] {
  return inRooms(modules)
    .filter(({ room }) => !roomsOfFacts.includes(room))
    .flatMap((module) =>
      outsideFacts(module)
        .filter((fact) => !furtherFacts[module.path]?.includes(fact))
        .map((fact) => `${module.path} reads ${fact}`),
    );
}

/** All that a file brings with it: its own libraries and those of every file it imports, types included. */
export function librariesBehind(modules: readonly SourceModule[], start: string): ReadonlySet<string> {
  const byName = new Map(modules.map((module) => [withoutExtension(module.path), module]));
  const seen = new Set<string>();
  const found = new Set<string>();
  const visit = (name: string) => {
    if (seen.has(name)) return;
    seen.add(name);
    for (const { specifier, target } of byName.get(name)?.imports ?? []) {
      if (target === null) found.add(specifier);
      else visit(target);
    }
  };
  visit(withoutExtension(start));
  return found;
}

function belongs(path: string, places: readonly string[]): boolean {
  return places.some((place) => path === place || path.startsWith(`${place}/`));
}

function withoutExtension(path: string): string {
  return path.replace(/\.tsx?$/, "");
}

function inRooms(modules: readonly SourceModule[]) {
  return modules.flatMap(({ room, ...module }) => (room === null ? [] : [{ ...module, room }]));
}
