import { playwright } from "@vitest/browser-playwright";
import documented from "./vitest.browser.config.ts";

/** docs/testing.md's configuration, with the Chromium that there is; it runs as root in containers. */
const { test } = documented;
export default {
  test: {
    ...test,
    include: ["app/Inbox*.test.tsx", "NoteCard*.test.tsx"],
    browser: {
      ...test.browser,
      screenshotFailures: false,
      provider: playwright({
        launchOptions: { executablePath: process.env.CHROME_PATH, args: ["--no-sandbox", "--disable-gpu"] },
      }),
    },
  },
};
