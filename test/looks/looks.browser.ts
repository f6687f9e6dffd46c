import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, it } from "vitest";
import { launchFlags } from "../../scripts/findBrowser.js";
import { openEntry, readEntries, serveStorybook } from "../../scripts/staticStorybook.js";
import { axe } from "../e2e/axe.js";
import { createPages } from "./createPages.js";
import { findCutOff } from "./findCutOff.js";

const sizes = [1280, 390].flatMap((width) => ["100%", "200%"].map((textSize) => ({ width, textSize })));
/** What a page owes and not a part of it. */
const ofPages = ["landmark-one-main", "page-has-heading-one", "region"];

let browser: Browser;
let storybook: Awaited<ReturnType<typeof serveStorybook>>;
let pages: ReturnType<typeof createPages>;

beforeAll(async () => {
  storybook = await serveStorybook();
  browser = await chromium.launch({
    executablePath: process.env.CHROME_PATH ?? "/usr/bin/chromium",
    args: launchFlags,
  });
  // What moves for show stands still: a picture of it is then the same each time.
  pages = createPages(await browser.newContext({ reducedMotion: "reduce" }), storybook.url);
});

afterAll(async () => {
  await browser?.close();
  await storybook?.close();
});

// Each takes `expect` from its context: side by side, the global one loses track of whose it is.
describe.concurrent.each(["light", "dark"] as const)(
  "in %s, wide and narrow, with normal and doubled text",
  (scheme) => {
    it.for(readEntries())("$title, $name, has nothing wrong", async (entry, { expect }) => {
      const faults = await pages.use(async ({ page, noise }) => {
        await openEntry(page, storybook.url, entry, scheme);
        const found: string[] = [];
        for (const { width, textSize } of sizes) {
          await page.setViewportSize({ width, height: 800 });
          await page.evaluate(showTextAt, textSize);
          const seen = [...(await page.evaluate(findCutOff)), ...(await axe(page, ofPages))];
          found.push(...seen.map((fault) => `${width} px, text at ${textSize}: ${fault}`));
        }
        return [...found, ...noise];
      });
      expect(faults).toEqual([]);
    });
  },
);

/** Runs in the page: sets what all sizes in rem follow, and waits until that is drawn. */
async function showTextAt(size: string): Promise<void> {
  document.documentElement.style.fontSize = size;
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
}
