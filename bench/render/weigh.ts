import { brotliCompressSync } from "node:zlib";
import { build } from "vite";
import { builtDoors } from "./builtDoors.js";

/** Bytes that an app's production build by Vite sends of these imports, compressed with Brotli. */
export async function weigh(
  imports: Readonly<Record<string, string>>,
  beside: readonly string[],
): Promise<number> {
  const lines = Object.entries(imports).map(([from, names], index) =>
    names === "*"
      ? `import * as all${index} from "${from}"; console.log({ ...all${index} });`
      : `import { ${names} } from "${from}"; console.log(${names});`,
  );
  const outputs = await build({
    configFile: false,
    publicDir: false,
    logLevel: "error",
    resolve: { alias: builtDoors },
    plugins: [
      {
        name: "app",
        resolveId: (id) => (id === "app" ? id : undefined),
        load: (id) => (id === "app" ? lines.join("\n") : undefined),
      },
    ],
    build: {
      write: false,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: "app",
        checks: { moduleLevelDirective: false },
        external: (id) => beside.some((library) => id === library || id.startsWith(`${library}/`)),
        output: { codeSplitting: false },
      },
    },
  });
  const chunks = [outputs].flat().flatMap((output) => ("output" in output ? output.output : []));
  const code = chunks.map((chunk) => ("code" in chunk ? chunk.code : "")).join("");
  return brotliCompressSync(code).length;
}
