import { fileURLToPath } from "node:url";
import { build } from "vite";
import { builtDoors } from "./builtDoors.js";

/** The page's script as an app ships it: production React, minified, and the package as it was built. */
export async function bundlePage(): Promise<string> {
  const outputs = await build({
    configFile: false,
    logLevel: "error",
    publicDir: false,
    resolve: { alias: builtDoors },
    define: { "process.env.NODE_ENV": '"production"' },
    build: {
      write: false,
      target: "es2022",
      rolldownOptions: {
        input: fileURLToPath(new URL("page.tsx", import.meta.url)),
        checks: { moduleLevelDirective: false },
      },
    },
  });
  const chunks = [outputs].flat().flatMap((output) => ("output" in output ? output.output : []));
  return chunks.map((chunk) => ("code" in chunk ? chunk.code : "")).join("");
}
