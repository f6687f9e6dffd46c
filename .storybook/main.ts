import { fileURLToPath } from "node:url";
import type { StorybookConfig } from "@storybook/react-vite";
import { mergeConfig, type Plugin } from "vite";
import { doorAliases } from "../doors.ts";
import { propTables } from "./propTables.js";

/** A built Storybook gets React's build that still counts renders: a story shows what re-renders. */
const countedRenders: Plugin = {
  name: "counted-renders",
  apply: "build",
  enforce: "pre",
  resolveId: (id) =>
    /(?:^|\/)react-dom\/client$/.test(id) ? fileURLToPath(import.meta.resolve("react-dom/profiling")) : null,
};

const config: StorybookConfig = {
  framework: "@storybook/react-vite",
  stories: ["../stories/**/*.mdx", "../stories/**/*.stories.tsx"],
  addons: ["@storybook/addon-docs", "@storybook/addon-a11y", "@storybook/addon-vitest"],
  // Nothing here calls home: it builds and runs without a network.
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, enableCrashReports: false },
  // The page's own light and dark (preview.tsx) takes the place of painted backgrounds.
  features: { backgrounds: false },
  // Our own reader (readComponents.js) makes the prop tables.
  typescript: { reactDocgen: false },
  viteFinal: (config) =>
    mergeConfig(config, {
      resolve: { alias: doorAliases },
      plugins: [propTables(), countedRenders],
      // A page in the browser needs no "use client", and its size is not the package's.
      build: { chunkSizeWarningLimit: 2000, rolldownOptions: { checks: { moduleLevelDirective: false } } },
    }),
};

export default config;
