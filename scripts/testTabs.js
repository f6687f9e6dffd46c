/** `npm run test:tabs`: pages of one origin in a real Chromium, in real time, for a minute and a half. */
import { closingLine } from "./closingLine.js";
import { findBrowser } from "./findBrowser.js";
import { runVitest } from "./runVitest.js";

try {
  closingLine(await runVitest(["tabs"], { CI: "1", CHROME_PATH: findBrowser() }));
} catch (error) {
  closingLine({ passed: 0, failures: [error.message] });
}
