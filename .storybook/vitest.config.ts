import { fileURLToPath } from "node:url";
import { storybookTest } from "@storybook/addon-vitest/vitest-plugin";
import { defineProject } from "vitest/config";
import { chromium } from "../test/setup/chromium.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Every story is a test in Chromium, accessibility and a silent console included: light and wide, dark and narrow. */
export default defineProject({
  root,
  plugins: [storybookTest({ configDir: `${root}.storybook` })],
  test: {
    name: "stories",
    // One page for all: loading the kit once more for each file takes half of the time.
    isolate: false,
    setupFiles: [`${root}test/setup/noise.ts`, `${root}test/setup/stories.ts`],
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: chromium({ colorScheme: "light" }),
      instances: [
        { browser: "chromium", name: "stories, light", viewport: { width: 1280, height: 800 } },
        {
          browser: "chromium",
          name: "stories, dark and narrow",
          viewport: { width: 390, height: 844 },
          provider: chromium({ colorScheme: "dark" }),
        },
      ],
    },
  },
});
