import { readFileSync } from "node:fs";
import { defineConfig, type Plugin } from "vite";
import { doors, styleSheets } from "./doors.ts";

/** Stylesheets are shipped as they are written: what an app supports, its own build decides. */
const shipStyleSheets: Plugin = {
  name: "ship-style-sheets",
  generateBundle() {
    for (const { file } of styleSheets) {
      this.emitFile({ type: "asset", fileName: file, source: readFileSync(`src/${file}`) });
      // TypeScript refuses an import for its side effect alone that it finds no declaration of.
      this.emitFile({ type: "asset", fileName: `${file}.d.ts`, source: "export {};\n" });
    }
  },
};

/** Library mode: one output file for each source file, so that `"use client"` stays at the module that has it. */
export default defineConfig({
  publicDir: false,
  plugins: [shipStyleSheets],
  build: {
    target: "es2022",
    minify: false,
    lib: {
      entry: Object.fromEntries([
        ...doors.map(({ file, source }) => [file, source]),
        ["server-in-browser", "src/server-in-browser.ts"],
      ]),
      formats: ["es"],
    },
    rolldownOptions: {
      // One output file for each source file keeps "use client"; scripts/checkPackage.js looks whether it did.
      checks: { moduleLevelDirective: false },
      external: (id) => !id.startsWith(".") && !id.startsWith("/") && !id.startsWith("\0"),
      output: { preserveModules: true, preserveModulesRoot: "src", entryFileNames: "[name].js" },
    },
  },
});
