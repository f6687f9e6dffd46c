import type { Page } from "playwright-core";
import type { PageReport } from "./page.js";
import type { Site } from "./startSite.js";

/** A page with a session, and what it said. */
export interface App {
  readonly name: string;
  readonly page: Page;
  /** What was wrong on its console. */
  readonly noise: readonly string[];
  token(): Promise<string>;
  report(): Promise<PageReport>;
}

/** Seconds that a token lives here. */
export const life = 10;
/** Milliseconds that a call of the route may take. */
export const timeout = 2_000;

export async function openApp(site: Site, name: string, page: Page): Promise<App> {
  const noise: string[] = [];
  page.on("pageerror", (error) => noise.push(error.message));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) noise.push(message.text());
  });
  await page.goto(`${site.url}${pathOf(name)}`);
  return {
    name,
    page,
    noise,
    token: () => page.evaluate(() => window.session.getToken()),
    report: () => page.evaluate(() => window.report),
  };
}

/** Where a page of this name is. */
export function pathOf(name: string): string {
  const query = new URLSearchParams({
    page: name,
    life: String(life),
    timeout: String(timeout),
  });
  return `/app?${query}`;
}
