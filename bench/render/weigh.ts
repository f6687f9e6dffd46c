import { createRequire } from "node:module";
import { brotliCompressSync } from "node:zlib";
import { build } from "vite";
import { builtDoors } from "./builtDoors.js";

const require = createRequire(import.meta.url);

/** Bytes that an app's production build by Vite sends of these imports, compressed with Brotli. */
export async function weigh(
  imports: Readonly<Record<string, string>>,
  beside: readonly string[],
): Promise<number> {
  const lines: string[] = [];
  for (const [from, given] of Object.entries(imports)) {
    const names = given === "*" ? namesAt(from) : given;
    lines.push(`import { ${names} } from "${from}"; console.log(${names});`);
  }
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

/** Everything at a door, one by one: its namespace would keep the names themselves as well. */
function namesAt(door: string): string {
  const { replacement } = builtDoors.find(({ find }) => find.test(door)) ?? {};
  // An import would go through the runner that brought this module in, which has closed by now.
  return Object.keys(require(`${replacement}`)).join(", ");
}
