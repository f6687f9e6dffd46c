import { fileURLToPath } from "node:url";
import { build } from "vite";
import { doorAliases } from "../../doors.ts";

/** The script of the page, bundled as an app's bundler does it. */
export async function bundlePage(): Promise<string> {
  const outputs = await build({
    configFile: false,
    logLevel: "error",
    publicDir: false,
    resolve: { alias: doorAliases },
    define: { "process.env.NODE_ENV": '"development"' },
    build: {
      write: false,
      minify: false,
      lib: {
        entry: fileURLToPath(new URL("page.ts", import.meta.url)),
        formats: ["iife"],
        name: "app",
      },
    },
  });
  const chunks = [outputs].flat().flatMap((output) => ("output" in output ? output.output : []));
  return chunks.map((chunk) => ("code" in chunk ? chunk.code : "")).join("");
}
