/**
 * The package's doors, read from `exports`: what the public name of each is and which file in `src/` it is.
 * The build, the tests, the stories and the demo all resolve the package's own name through this one list.
 */
import { fileURLToPath } from "node:url";
import manifest from "./package.json" with { type: "json" };

const root = fileURLToPath(new URL(".", import.meta.url));

export const doors = Object.entries(manifest.exports).flatMap(([key, target]) => {
  if (typeof target === "string" || key.endsWith(".css")) return [];
  const file = target.default.replace("./dist/", "").replace(/\.js$/, "");
  return [{ name: `react-connect-token${key.slice(1)}`, file, source: `${root}src/${file}.ts` }];
});

/** The stylesheets beside the doors. */
export const styleSheets = Object.keys(manifest.exports).flatMap((key) =>
  key.endsWith(".css") ? [{ name: `react-connect-token${key.slice(1)}`, file: key.slice(2) }] : [],
);

/** Vite aliases, exact, so that `react-connect-token/core` is not taken for a path below `react-connect-token`. */
export const doorAliases = [
  ...doors,
  ...styleSheets.map(({ name, file }) => ({ name, source: `${root}src/${file}` })),
].map(({ name, source }) => ({ find: new RegExp(`^${name}$`), replacement: source }));
