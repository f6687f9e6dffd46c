import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { doorAliases } from "../../doors.ts";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The page, with the package's own source behind its public names. An app of yours needs nothing of this but React. */
export default defineConfig({
  root: at("."),
  appType: "custom",
  publicDir: false,
  logLevel: "warn",
  cacheDir: at("../../node_modules/.vite/demo"),
  plugins: [react()],
  resolve: { alias: doorAliases, dedupe: ["react", "react-dom"] },
  optimizeDeps: {
    // Named here, so that none is found while the page is in use: that would load it anew.
    include: [
      "react",
      "react/jsx-dev-runtime",
      "react/jsx-runtime",
      "react-dom/client",
      "@tanstack/react-query",
      "@tanstack/query-core",
      "@pipedream/sdk/browser",
      "@radix-ui/react-slot",
      "leven",
      "zustand",
      "zustand/vanilla",
      "zustand/shallow",
      "zustand/react/shallow",
    ],
  },
});
