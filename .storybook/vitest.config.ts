import { fileURLToPath } from "node:url";
import { storybookTest } from "@storybook/addon-vitest/vitest-plugin";
import { playwright } from "@vitest/browser-playwright";
import { defineProject } from "vitest/config";
import { findBrowser, launchFlags } from "../scripts/findBrowser.js";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Every story is a test in Chromium, accessibility included. */
export default defineProject({
  root,
  plugins: [storybookTest({ configDir: `${root}.storybook` })],
  test: {
    name: "stories",
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({
        launchOptions: {
          args: launchFlags,
          // Read when a browser starts, so that no other project looks for one.
          get executablePath() {
            return process.env.CHROME_PATH ?? findBrowser();
          },
        },
      }),
      instances: [{ browser: "chromium" }],
    },
  },
});
