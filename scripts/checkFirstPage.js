/**
 * Opens the first page of the built Storybook (`npm run build-storybook` first) in Chromium, from a sub-path of a server that
 * knows files and nothing else, and fails where the page asks for what is not there or weighs more than it may.
 */
import { chromium } from "playwright-core";
import { findBrowser, launchFlags } from "./findBrowser.js";
import { serveStorybook } from "./staticStorybook.js";

const limit = 2_000_000;

const storybook = await serveStorybook();
const browser = await chromium.launch({
  executablePath: process.env.CHROME_PATH ?? findBrowser(),
  args: launchFlags,
});
try {
  const page = await browser.newPage();
  const files = [];
  const problems = [];
  page.on("response", (response) => {
    const url = response.url();
    if (!url.startsWith("data:") && !url.startsWith(storybook.url)) problems.push(`it asks for ${url}`);
    if (response.status() >= 400) problems.push(`${response.status()} for ${url}`);
  });
  page.on("requestfinished", async (request) => files.push({ url: request.url(), sizes: request.sizes() }));
  await page.goto(storybook.url);
  const story = page.frameLocator("#storybook-preview-iframe");
  await story.getByRole("heading", { name: "The toolbar" }).waitFor({ timeout: 60_000 });
  await page.waitForLoadState("networkidle");

  const sizes = await Promise.all(
    files.map(async ({ url, sizes }) => {
      const { responseBodySize, responseHeadersSize } = await sizes;
      return { name: url.slice(storybook.url.length), bytes: responseBodySize + responseHeadersSize };
    }),
  );
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  const heaviest = sizes.sort((one, other) => other.bytes - one.bytes).slice(0, 5);
  if (total > limit) problems.push(`it weighs more than ${limit.toLocaleString("en")} bytes`);
  console.log(`First page: ${sizes.length} files, ${total.toLocaleString("en")} bytes as they are sent.`);
  for (const { name, bytes } of heaviest) console.log(`  ${bytes.toLocaleString("en").padStart(9)}  ${name}`);
  for (const problem of problems) console.error(`✗ ${problem}`);
  process.exitCode = problems.length > 0 ? 1 : 0;
} finally {
  await browser.close();
  await storybook.close();
}
