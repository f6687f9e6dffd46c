import type { Browser, BrowserContextOptions, Locator, Page, Request } from "playwright-core";
import { expect } from "vitest";

/** A page of the demo in a context of its own, with what it said on the console and which tokens it sent. */
export interface OpenDemo {
  readonly page: Page;
  /** The tokens that its calls to the Connect API carried, in order of their first use. */
  readonly tokens: readonly string[];
  readonly note: Locator;
  /** How its token is doing. */
  phase(): Promise<string | null>;
  /** How many events of a type its log shows. */
  events(type: string): Promise<number>;
  signInAs(name: "Alice" | "Bob"): Promise<void>;
  choose(fault: RegExp): Promise<void>;
  /** Closes it. @throws when anything but the expected was on its console */
  close(options?: { readonly expected?: RegExp }): Promise<void>;
}

export async function openDemo(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<OpenDemo> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const noise: string[] = [];
  const tokens: string[] = [];
  page.on("pageerror", (error) => noise.push(error.message));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) noise.push(message.text());
  });
  page.on("request", (request) => {
    const token = bearerOf(request);
    if (token !== undefined && !tokens.includes(token)) tokens.push(token);
  });
  await page.goto(url);
  return {
    page,
    tokens,
    note: page.getByRole("textbox", { name: /What should/ }),
    phase: () => page.locator('[data-ctok="status"]').getAttribute("data-state"),
    events: (type) => page.locator(`tr[data-type="${type}"]`).count(),
    async signInAs(name) {
      await page.getByRole("button", { name: `Continue as ${name}` }).click();
      await page.getByRole("heading", { name: "Connected accounts" }).waitFor();
      await page.locator(".account").first().waitFor();
    },
    choose: (fault) => page.getByRole("radio", { name: fault }).check(),
    async close({ expected } = {}) {
      await context.close();
      expect(noise.filter((line) => !expected?.test(line))).toEqual([]);
    },
  };
}

function bearerOf(request: Request): string | undefined {
  return /^Bearer (\S+)/.exec(request.headers().authorization ?? "")?.[1];
}
