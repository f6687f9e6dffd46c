/**
 * Bundles each door of `dist/` as an app's production build by Vite does that uses everything at it, into
 * `dist-size/`, for `.size-limit.json` to weigh.
 */
import { fileURLToPath } from "node:url";
import { build } from "vite";

/** What an app has beside each door anyway. */
const doors = {
  index: ["react"],
  core: [],
  pipedream: ["react", "@pipedream/sdk"],
  query: ["react", "@tanstack/react-query"],
  ui: ["react"],
  "ui/styles.css": [],
  server: [],
};

for (const [door, beside] of Object.entries(doors)) {
  const app = await appOf(door);
  await build({
    configFile: false,
    publicDir: false,
    logLevel: "error",
    plugins: [{ name: "app", resolveId: (id) => (id === "app" ? id : undefined), load: (id) => app[id] }],
    build: {
      outDir: "dist-size",
      emptyOutDir: false,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: "app",
        external: (id) => beside.some((library) => id === library || id.startsWith(`${library}/`)),
        output: { codeSplitting: false, entryFileNames: `${door}.js`, assetFileNames: door },
      },
    },
  });
}

/** An app that uses everything at a door. */
async function appOf(door) {
  const file = fileURLToPath(new URL(`../dist/${door}`, import.meta.url));
  if (door.endsWith(".css")) return { app: `import ${JSON.stringify(file)};` };
  const names = Object.keys(await import(`${file}.js`));
  return { app: `import { ${names} } from ${JSON.stringify(`${file}.js`)}; console.log(${names});` };
}
