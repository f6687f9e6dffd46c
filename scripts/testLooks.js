/** `npm run test:looks`: every story of the built Storybook, in each look that a visitor may have it in. */
import { closingLine } from "./closingLine.js";
import { findBrowser } from "./findBrowser.js";
import { runCommand } from "./runCommand.js";
import { runVitest } from "./runVitest.js";

try {
  const CHROME_PATH = findBrowser();
  const isBuilt = await runCommand("npm run --silent build-storybook");
  closingLine(
    isBuilt
      ? await runVitest(["looks"], { CI: "1", CHROME_PATH })
      : { passed: 0, failures: ["Storybook is not built"] },
  );
} catch (error) {
  closingLine({ passed: 0, failures: [error.message] });
}
