import { defineConfig } from "vite";
import { doors } from "./doors.ts";

/** Library mode: one output file for each source file, so that `"use client"` stays at the module that has it. */
export default defineConfig({
  publicDir: false,
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
