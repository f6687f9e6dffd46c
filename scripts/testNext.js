/** `npm run test:next`: packs the package, installs examples/next with it, builds it with Next, and uses it in Chromium. */
import { closingLine } from "./closingLine.js";
import { findBrowser } from "./findBrowser.js";
import { runVitest } from "./runVitest.js";

try {
  closingLine(await runVitest(["next"], { CI: "1", CHROME_PATH: findBrowser() }));
} catch (error) {
  closingLine({ passed: 0, failures: [error.message] });
}
