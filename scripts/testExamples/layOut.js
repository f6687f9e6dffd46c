import { cpSync, mkdirSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";

/**
 * Lays the server examples out as a project of their own: beside this package as it is built, and beside the given
 * packages under the names the examples know them by. What is TypeScript is bundled, since Node takes JavaScript.
 */
export async function layOut({ root, folder, dist, packages = {}, entries = {} }) {
  const modules = join(folder, "node_modules");
  mkdirSync(modules, { recursive: true });
  for (const name of readdirSync(join(root, "node_modules"))) {
    if (!name.startsWith(".") && !(name in packages))
      link(join(root, "node_modules", name), join(modules, name));
  }
  for (const [name, target] of Object.entries(packages)) {
    rmSync(join(modules, name), { recursive: true, force: true });
    link(target, join(modules, name));
  }
  const own = join(modules, "react-connect-token");
  mkdirSync(own);
  cpSync(join(root, "package.json"), join(own, "package.json"));
  link(dist, join(own, "dist"));
  cpSync(join(root, "examples/servers"), join(folder, "servers"), {
    recursive: true,
    filter: (path) => !path.endsWith("tsconfig.json"), // it leads to this repository's
  });
  cpSync(join(root, "scripts/testExamples/listen"), join(folder, "listen"), { recursive: true });

  for (const [output, { input, isWorker = false }] of Object.entries(entries)) {
    await build({
      root: folder,
      configFile: false,
      logLevel: "error",
      publicDir: false,
      define: isWorker ? { "process.env.NODE_ENV": '"production"' } : {},
      ssr: isWorker ? { noExternal: true, target: "webworker", resolve: { conditions: ["workerd"] } } : {},
      build: {
        ssr: join(folder, input),
        outDir: join(folder, "built", output),
        emptyOutDir: true,
        rolldownOptions: { external: [/^cloudflare:/, /^next\//], output: { entryFileNames: "app.mjs" } },
      },
    });
  }
}

function link(target, path) {
  symlinkSync(target, path, "junction");
}
