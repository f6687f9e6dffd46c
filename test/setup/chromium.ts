import { playwright } from "@vitest/browser-playwright";
import { findBrowser, launchFlags } from "../../scripts/findBrowser.js";

/** Vitest's browser mode in the Chromium that there is. */
export const chromium = (contextOptions: { colorScheme?: "light" | "dark" } = {}) =>
  playwright({
    contextOptions,
    launchOptions: {
      args: launchFlags,
      // Read when a browser starts, so that no other project looks for one.
      get executablePath() {
        return process.env.CHROME_PATH ?? findBrowser();
      },
    },
  });
