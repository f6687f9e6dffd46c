import { fileURLToPath } from "node:url";
import { build } from "vite";
import { doorAliases } from "../../doors.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Builds the process out of the source as it is, beside the libraries that it loads; answers where. */
export async function bundleServerProcess(): Promise<string> {
  const outDir = `${root}node_modules/.cache/react-connect-token-redis`;
  await build({
    configFile: false,
    root,
    logLevel: "error",
    publicDir: false,
    resolve: { alias: doorAliases },
    build: {
      ssr: "test/redis/serverProcess.ts",
      target: "node20",
      outDir,
      emptyOutDir: true,
      rolldownOptions: { output: { entryFileNames: "serverProcess.mjs" } },
    },
  });
  return `${outDir}/serverProcess.mjs`;
}
