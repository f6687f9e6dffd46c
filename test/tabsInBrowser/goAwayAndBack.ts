import { setTimeout as pass } from "node:timers/promises";
import { type App, life } from "./openApp.js";
import type { Site } from "./startSite.js";

/** Leaves for longer than a token lives, and goes back; in between and afterwards the page has called the API. */
export async function goAwayAndBack(site: Site, { name, page }: App, url: string): Promise<void> {
  await site.apiCall(name);
  await page.goto(url);
  await pass((life + 2) * 1_000);
  const called = site.apiCall(name);
  // A page that is restored does not load, so that is not waited for.
  const isThere = page.waitForURL(/page=app/, { waitUntil: "commit" });
  await page.evaluate(() => history.back());
  await Promise.all([isThere, called]);
}

/** Why the browser did not restore the page but loaded it. */
export const reasonsOf = ({ page }: App): Promise<string[]> =>
  page.evaluate(() => {
    const [entry] = performance.getEntriesByType("navigation");
    const { notRestoredReasons } = Object(entry) as {
      notRestoredReasons?: { reasons: { reason: string }[] };
    };
    return notRestoredReasons?.reasons.map(({ reason }) => reason) ?? [];
  });
