/**
 * `npm run contact-sheet`: builds Storybook and photographs every story and page of it, light and dark, into one page
 * to look through. `-- --width 390` shows how they are on a phone.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { contactSheet, schemes } from "./contactSheet/contactSheet.js";
import { findBrowser, launchFlags } from "./findBrowser.js";
import { runCommand } from "./runCommand.js";
import { folder, openEntry, readEntries, serveStorybook } from "./staticStorybook.js";

/** A card with a margin around it; a page of the docs needs more. */
const { width = "640" } = parseArgs({ options: { width: { type: "string" } } }).values;
const widthOf = ({ type }) => (type === "docs" ? Math.max(1000, Number(width)) : Number(width));
const atOnce = 2;

if (!(await runCommand("npm run --silent build-storybook"))) process.exit(1);
// Within the Storybook, so that the links to the stories hold wherever both are published.
const target = `${folder}/contact-sheet`;
rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });

const storybook = await serveStorybook();
const browser = await chromium.launch({ executablePath: findBrowser(), args: launchFlags });
const context = await browser.newContext({ reducedMotion: "reduce", deviceScaleFactor: 2 });
const entries = readEntries();
const waiting = entries.flatMap((entry) => schemes.map((scheme) => ({ entry, scheme })));

async function photograph() {
  const page = await context.newPage();
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { entry, scheme } = next;
    // Low, so that a picture is as high as what is in it.
    await page.setViewportSize({ width: widthOf(entry), height: 120 });
    await openEntry(page, storybook.url, entry, scheme);
    await page.screenshot({ path: `${target}/${entry.id}-${scheme}.png`, fullPage: true });
  }
}

await Promise.all(Array.from({ length: atOnce }, photograph));
writeFileSync(`${target}/index.html`, contactSheet(entries));
await browser.close();
await storybook.close();
console.log(`${entries.length} stories and pages, light and dark: ${resolve(target, "index.html")}`);
