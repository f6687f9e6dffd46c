import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { findBrowser, launchFlags } from "../../scripts/findBrowser.js";

export type StartedBrowser = Awaited<ReturnType<typeof startBrowser>>;

/**
 * A Chromium as people have it. Playwright's own start makes each page believe that it has the focus, which keeps it
 * from ever being hidden or frozen, and switches the back/forward cache off; so it only connects here.
 */
export async function startBrowser() {
  const profile = mkdtempSync(join(tmpdir(), "tabs-"));
  const child = spawn(
    process.env.CHROME_PATH ?? findBrowser(),
    [
      ...launchFlags,
      "--headless",
      "--no-first-run",
      "--remote-debugging-port=0",
      `--user-data-dir=${profile}`,
    ],
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  const address = await new Promise<string>((resolve, reject) => {
    let said = "";
    child.stderr.on("data", (chunk) => {
      said += String(chunk);
      const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once("error", reject);
    child.once("exit", () => reject(new Error(`Chromium ended:\n${said}`)));
  });
  const browser = await chromium.connectOverCDP(address, { noDefaults: true });
  const ownContext = browser.contexts()[0] ?? (await browser.newContext());
  const root = await browser.newBrowserCDPSession();
  let opened: Promise<unknown> = Promise.resolve();

  async function openTarget(): Promise<Page> {
    const [page] = await Promise.all([
      ownContext.waitForEvent("page"),
      root.send("Target.createTarget", { url: "about:blank", newWindow: true }),
    ]);
    return page;
  }

  return {
    newContext: (): Promise<BrowserContext> => browser.newContext(),
    /** Opens a window of its own, which is visible as long as nothing hides it. */
    openWindow(): Promise<Page> {
      // One after the other: a new page does not say who asked for it.
      const page = opened.then(openTarget);
      opened = page.catch(() => {});
      return page;
    },
    /** Freezes a page as the browser does with one that has been hidden for long; returns how to thaw it. */
    async freeze(page: Page): Promise<() => Promise<void>> {
      const session = await page.context().newCDPSession(page);
      await session.send("Page.setWebLifecycleState", { state: "frozen" });
      return async () => {
        await session.send("Page.setWebLifecycleState", { state: "active" });
        await page.bringToFront();
      };
    },
    async stop(): Promise<void> {
      await browser.close();
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, "exit");
        child.kill();
        await ended;
      }
      // Its other processes may still be writing.
      await rm(profile, { recursive: true, force: true, maxRetries: 20 });
    },
  };
}
