/**
 * `node openStorybook.js <folder>`: opens stories of a Storybook that a stranger has built in Chromium, from a sub-path,
 * with other choices in the toolbar's part of the address, and prints what each shows.
 */
import { chromium } from "playwright-core";
import { findBrowser, launchFlags } from "../findBrowser.js";
import { serveFolder } from "../serveFolder.js";

const [folder] = process.argv.slice(2);
const visits = [
  ["granted", ""],
  ["one-scope-missing", ""],
  ["outage", ""],
  ["granted", "tokenStatus:pending"],
  ["granted", "grantedScopes:nothing"],
  ["granted", "externalUserId:nobody"],
  ["granted", "failure:401;tokenStatus:error"],
  ["granted", "latency:300ms"],
  ["outage", "grantedScopes:nothing"],
  ["granted", "colorScheme:dark;direction:rtl"],
];

const server = await serveFolder(folder, "/design/");
const browser = await chromium.launch({ executablePath: findBrowser(), args: launchFlags });
const page = await browser.newPage();
page.on("pageerror", (error) => console.log(`not caught: ${error.message}`));
for (const [story, globals] of visits) {
  const query = `id=slackcard--${story}&viewMode=story&globals=${globals}`;
  await page.goto(`${server.url}iframe.html?${query}`);
  console.log(`${[story, globals].filter(Boolean).join(" ")}: ${await page.evaluate(states)}`);
}
await browser.close();
await server.close();

/** Runs in the page: what the story says, one thing after the other, until it has said the same for a second. */
async function states() {
  const root = document.querySelector("#storybook-root");
  const look = () => {
    const { dataset, dir } = document.documentElement;
    return [root.innerText, dataset.theme, dir].filter(Boolean).join(" ").replace(/\s+/g, " ").trim();
  };
  const seen = [];
  for (let quiet = 0, left = 300; quiet < 20 && left > 0; quiet++, left--) {
    const now = look();
    if (now !== (seen.at(-1) ?? "")) {
      seen.push(now);
      quiet = 0;
    } else if (seen.length === 0) quiet = 0;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return seen.join(" → ");
}
