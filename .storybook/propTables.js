import { readComponents } from "./readComponents.js";

const source = new URL("../src/", import.meta.url).pathname;

/** Gives the components of `src/` what Storybook makes their prop tables of. Vite plugin. */
export function propTables() {
  return {
    name: "prop-tables",
    enforce: "pre",
    transform(code, id) {
      const file = id.replace(/\?.*/, "");
      if (!file.startsWith(source) || !file.endsWith(".tsx")) return null;
      const tables = readComponents(file).map(
        (component) => `${component.displayName}.__docgenInfo = ${JSON.stringify(component)};`,
      );
      // Appended, so that every line keeps its place in the source map.
      return { code: `${code}\n${tables.join("\n")}`, map: null };
    },
  };
}
