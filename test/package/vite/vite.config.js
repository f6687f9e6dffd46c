import { defineConfig } from "vite";

export default defineConfig({
  build: {
    // It asks the document for links before anything else, which Node, where the mistake is run, does not have.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { app: "index.html", mistake: "mistake.ts" },
      output: { entryFileNames: "[name].js" },
    },
  },
});
