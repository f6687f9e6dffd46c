import { fileURLToPath } from "node:url";
import { doors } from "../../doors.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Vite aliases that lead to the package as it was built. */
export const builtDoors = doors.map(({ name, file }) => ({
  find: new RegExp(`^${name}$`),
  replacement: `${root}dist/${file}.js`,
}));
