import { setTimeout as pass } from "node:timers/promises";
import { afterAll, beforeAll, describe, it, type TestContext } from "vitest";
import { tally } from "./bound.js";
import { bundlePage } from "./bundlePage.js";
import { expectNoLapsedToken } from "./expectNoLapsedToken.js";
import { goAwayAndBack, reasonsOf } from "./goAwayAndBack.js";
import { type App, openApp, pathOf } from "./openApp.js";
import { type StartedBrowser, startBrowser } from "./startBrowser.js";
import { type Site, startSite } from "./startSite.js";

let script: string;
let browser: StartedBrowser;

beforeAll(async () => {
  script = await bundlePage();
  browser = await startBrowser();
});
afterAll(() => browser?.stop());

async function openSite({ onTestFinished }: TestContext): Promise<Site> {
  const site = await startSite(script);
  onTestFinished(() => site.close());
  return site;
}

const tokensOf = (apps: readonly App[]) => Promise.all(apps.map((app) => app.token()));
const noiseOf = (apps: readonly App[]) => apps.flatMap(({ noise }) => noise);
/** The figures, for who reads the run. */
const tell = (what: string, figures: object) => process.stdout.write(`${what}: ${JSON.stringify(figures)}\n`);

// Each takes `expect` from its context: side by side, the global one loses track of whose it is.
describe.concurrent("in Chromium", () => {
  it("six pages make one call at a time for all of them, and one more for each that is closed, frozen or reloaded in its flight", {
    timeout: 200_000,
  }, async (test) => {
    const { expect } = test;
    const site = await openSite(test);
    const names = ["1", "2", "3", "4", "5", "6"];
    const windows = await Promise.all(names.map(() => browser.openWindow()));
    const apps = await Promise.all(windows.map((window, index) => openApp(site, names[index] ?? "", window)));
    const ofName = (name: string) => {
      const app = apps.find((each) => each.name === name);
      if (app === undefined) throw new Error(`There is no page ${name}.`);
      return app;
    };
    const end = performance.now() + 90_000;

    const slow = await site.holdNext();
    const before = site.routeCalls.length;
    await Promise.all(names.map((name) => site.apiCall(name)));
    expect.soft(site.routeCalls.length).toBe(before); // while one page asks the others do not
    slow.release();

    const cut = await site.holdNext();
    const closed = ofName(cut.page);
    await closed.page.close();
    cut.release();
    await site.moreCalls(2);

    const stuck = await site.holdNext();
    const frozen = ofName(stuck.page);
    const thaw = await browser.freeze(frozen.page);
    stuck.release();
    const atFreeze = await frozen.report();
    await site.moreCalls(2);

    const lost = await site.holdNext();
    const reloaded = ofName(lost.page);
    await reloaded.page.reload();
    lost.release();
    await site.moreCalls(2);

    const atThaw = await frozen.report();
    await thaw();
    await pass(end - performance.now());

    const figures = tally(site.routeCalls, 3);
    const rest = apps.filter((app) => app !== closed);
    const reports = await Promise.all(rest.map(async (app) => [app.name, await app.report()] as const));
    tell("six pages", {
      ...figures,
      apiCalls: site.apiCalls.length,
      accidents: [closed, frozen, reloaded].map(({ name }) => name),
    });

    expect.soft(figures.calls).toBeLessThanOrEqual(figures.most);
    expect.soft(new Set([closed, frozen, reloaded]).size).toBe(3);
    expect.soft(atFreeze.lifecycle).toEqual(["loaded", "freeze"]);
    // Its timers stood still; messages reach a frozen page all the same.
    expect.soft(atThaw.calls).toBe(atFreeze.calls);
    expect.soft(atThaw.lifecycle).toEqual(atFreeze.lifecycle);
    expect.soft((await frozen.report()).lifecycle).toEqual(["loaded", "freeze", "resume"]);
    expect.soft((await frozen.report()).calls).toBeGreaterThan(atThaw.calls);
    expectNoLapsedToken(expect, site, names);
    for (const [name, { failures }] of reports) if (name !== frozen.name) expect.soft(failures).toEqual([]);
    expect.soft(noiseOf(apps)).toEqual([]);
    await expect.poll(async () => new Set(await tokensOf(rest)).size, { timeout: 5_000 }).toBe(1);
  });

  it("two contexts share nothing: each makes its own calls", { timeout: 120_000 }, async (test) => {
    const { expect } = test;
    const site = await openSite(test);
    const contexts = await Promise.all(
      ["a", "b"].map(async (name) => {
        const context = await browser.newContext();
        test.onTestFinished(() => context.close());
        return Promise.all(
          [1, 2].map(async (number) => openApp(site, `${name}${number}`, await context.newPage())),
        );
      }),
    );
    await pass(30_000);

    const sent = contexts.map((apps) => {
      const names = apps.map(({ name }) => name);
      const figures = tally(site.routeCalls.filter(({ page }) => names.includes(page)));
      tell(`context of ${names}`, figures);
      expect.soft(figures.calls).toBeLessThanOrEqual(figures.most);
      return new Set(site.apiCalls.filter(({ page }) => names.includes(page)).map(({ token }) => token));
    });
    expect.soft([...(sent[0] ?? [])].filter((token) => sent[1]?.has(token))).toEqual([]);
    expectNoLapsedToken(expect, site, ["a1", "a2", "b1", "b2"]);
    expect.soft(noiseOf(contexts.flat())).toEqual([]);
    for (const apps of contexts)
      await expect.poll(async () => new Set(await tokensOf(apps)).size, { timeout: 5_000 }).toBe(1);
  });

  it("a page without Web Locks and BroadcastChannel works alone", { timeout: 120_000 }, async (test) => {
    const { expect } = test;
    const site = await openSite(test);
    const window = await browser.openWindow();
    await window.addInitScript(() => {
      Reflect.deleteProperty(Navigator.prototype, "locks");
      Reflect.deleteProperty(globalThis, "BroadcastChannel");
    });
    const alone = await openApp(site, "alone", window);
    const beside = await openApp(site, "beside", await browser.openWindow());
    await pass(30_000);

    const figures = tally(site.routeCalls.filter(({ page }) => page === "alone"));
    tell("alone", figures);
    expect
      .soft(await window.evaluate(() => ["locks" in navigator, "BroadcastChannel" in globalThis]))
      .toEqual([false, false]);
    expect.soft(figures.calls).toBeLessThanOrEqual(figures.most);
    expectNoLapsedToken(expect, site, ["alone", "beside"]);
    expect.soft(await alone.token()).not.toBe(await beside.token());
    const { failures, events } = await alone.report();
    expect.soft(failures).toEqual([]);
    expect.soft(events.filter((event) => /^(failed|warning|ended)/.test(event))).toEqual([]);
    expect.soft(noiseOf([alone, beside])).toEqual([]);
  });

  it("a page that was alone is restored from the back/forward cache, looks at the clock and fetches", {
    timeout: 120_000,
  }, async (test) => {
    const { expect } = test;
    const site = await openSite(test);
    const app = await openApp(site, "app", await browser.openWindow());
    const before = await app.token();
    await goAwayAndBack(site, app, `${site.url}/elsewhere`);

    expect.soft(await app.token()).not.toBe(before);
    const { lifecycle, failures } = await app.report();
    expect.soft(lifecycle).toEqual(["loaded", "freeze", "resume", "restored"]);
    expect.soft(failures).toEqual([]);
    const figures = tally(site.routeCalls);
    tell("back/forward cache, alone", figures);
    expect.soft(figures.calls).toBeLessThanOrEqual(figures.most);
    expectNoLapsedToken(expect, site, ["app"]);
    expect.soft(noiseOf([app])).toEqual([]);
  });

  it.for([
    { where: "beside another page", isBeside: true, loads: 0, to: "/elsewhere" },
    {
      where: "from another page of the app",
      isBeside: false,
      loads: 2,
      to: pathOf("next"),
    },
  ])(
    "a page that is gone back to $where works on",
    { timeout: 120_000 },
    async ({ where, isBeside, loads, to }, test) => {
      const { expect } = test;
      const site = await openSite(test);
      const others = isBeside ? [await openApp(site, "other", await browser.openWindow())] : [];
      const app = await openApp(site, "app", await browser.openWindow());
      const before = await app.token();
      await goAwayAndBack(site, app, site.url + to);

      const apps = [app, ...others];
      expect.soft(await app.token()).not.toBe(before);
      // The token lives in the pages, so that the only one takes it along when it is left.
      const figures = tally(site.routeCalls, loads);
      const { lifecycle, events, failures } = await app.report();
      tell(`back/forward cache, ${where}`, { ...figures, lifecycle, events, reasons: await reasonsOf(app) });
      expect.soft(failures).toEqual([]);
      expect.soft(figures.calls).toBeLessThanOrEqual(figures.most);
      expectNoLapsedToken(expect, site, isBeside ? ["app", "other"] : ["app", "next"]);
      expect.soft(noiseOf(apps)).toEqual([]);
      await expect.poll(async () => new Set(await tokensOf(apps)).size, { timeout: 5_000 }).toBe(1);
    },
  );
});
