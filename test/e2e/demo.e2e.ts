import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchFlags } from "../../scripts/findBrowser.js";
import { axe } from "./axe.js";
import { openDemo } from "./openDemo.js";
import { recordFrames } from "./recordFrames.js";
import { runDemo, startDemo } from "./startDemo.js";

const tokenSeconds = 30;
const useSeconds = 60;
/** Several pages share a small machine, which may be busy besides: far above what anything takes. */
const soon = { timeout: 60_000 };
/** A token's life, or the longest wait between two attempts, and as much again. */
const inTime = { timeout: 120_000 };
const ofAlice = ["Wonderland team", "alice-liddell", "alice@wonderland.example", "only for alice"];
const failedLoad = /^Failed to load resource: the server responded with a status of (401|503)/;

let demo: Awaited<ReturnType<typeof startDemo>>;
let browser: Browser;

beforeAll(async () => {
  demo = await startDemo({ CONNECT_TOKEN_SECONDS: String(tokenSeconds) });
  browser = await chromium.launch({
    executablePath: process.env.CHROME_PATH ?? "/usr/bin/chromium",
    args: launchFlags,
  });
});

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

// Each takes `expect` from its context: side by side, the global one loses track of whose it is.
describe.concurrent("the demo", () => {
  it("is used for a minute, through several tokens, and nobody notices", async ({ expect }) => {
    const { page, tokens, note, events, signInAs, close } = await openDemo(browser, demo.url);
    await signInAs("Alice");
    await note.fill("half a sen");
    const field = await note.elementHandle();
    await stepUp(page);

    const end = Date.now() + useSeconds * 1_000;
    let round = 0;
    for (; Date.now() < end; round++) {
      await page.getByRole("button", { name: "Refresh list" }).click();
      if (round % 10 === 3) await sendMessage(page, `Message ${round}`);
      if (round % 20 === 5) await connectAndDisconnect(page, "Linear");
      await page.waitForTimeout(1_000);
    }

    expect(await events("refreshed")).toBeGreaterThanOrEqual(3); // the step-up, and two that came by themselves
    expect(tokens.length).toBeGreaterThanOrEqual(3);
    expect(await events("failed")).toBe(0);
    expect(await events("expired")).toBe(0);
    expect(await note.inputValue()).toBe("half a sen");
    expect(await page.evaluate((known) => known?.isConnected, field)).toBe(true);
    expect(await note.evaluate((now, known) => now === known, field)).toBe(true);
    await close();
    const { users } = await demo.report();
    expect(users.alice?.minted).toBeGreaterThanOrEqual(3);
    expect(users.alice?.calls).toBeGreaterThanOrEqual(round);
  });

  it("asks for more with one click, and keeps it through refreshes", async ({ expect }) => {
    const { page, events, phase, signInAs, close } = await openDemo(browser, demo.url);
    await signInAs("Bob");
    const gate = page.getByRole("region", { name: "Run an action" });
    await gate.locator('[data-scope="connect:actions:*"]').waitFor();
    await stepUp(page);
    const before = await events("refreshed");
    await expect.poll(() => events("refreshed"), inTime).toBeGreaterThan(before);
    expect(await phase()).toBe("ready");
    await sendMessage(page, "Still allowed");
    await close();
  });

  it.for([
    { how: "", path: "/" },
    { how: ", with an initial token of alice's still in the prop", path: "/?initial-token" },
  ])("shows nothing of alice from the first frame of bob on$how", async ({ path }, { expect }) => {
    const { page, tokens, events, note, signInAs, close } = await openDemo(browser, demo.url);
    await signInAs("Alice");
    await page.goto(demo.url + path);
    await page.getByText("alice-liddell").waitFor();
    if (path !== "/") expect(await events("fetching")).toBe(0);
    await note.fill("only for alice");
    await stepUp(page);

    const recorded = await recordFrames(page, "Bob", ofAlice);
    const known = [...tokens];
    await page.getByRole("button", { name: "Switch to Bob" }).click();
    await page.getByTestId("signed-in").getByText("Bob").waitFor();
    const after = tokens.length;
    await page.getByText("Bob's plans").waitFor();
    expect(await note.inputValue()).toBe("");
    await page.getByRole("button", { name: "Ask for access" }).waitFor(); // what alice was granted is not bob's
    expect(await page.locator(".life").count()).toBe(1); // the life line begins anew
    await page.waitForTimeout(500); // a few frames more

    const { seen, found } = await recorded();
    expect(found).toEqual([]);
    expect(seen).toBeGreaterThan(10);
    expect(tokens.slice(after).filter((token) => known.includes(token))).toEqual([]);
    expect(tokens.length).toBeGreaterThan(known.length);
    await close();
  });

  it("goes on while the server is down, also past the token's end, and recovers by itself", async ({
    expect,
  }) => {
    const { page, note, phase, events, choose, signInAs, close } = await openDemo(browser, demo.url);
    await signInAs("Alice");
    await note.fill("kept");
    const field = await note.elementHandle();
    await choose(/Server down/);
    await page.getByText("Our server does not answer.").waitFor();
    expect(await phase()).toBe("failing");
    await page.getByText("Reconnecting", { exact: true }).waitFor(inTime);
    expect(await events("expired")).toBe(1);
    expect(await note.evaluate((now, known) => now === known, field)).toBe(true);
    await page.getByText("alice-liddell").first().waitFor();

    await choose(/Back to normal/);
    // By itself, with the next attempt: the waits between them grow to a minute.
    await expect.poll(phase, inTime).toBe("ready");
    await page.getByText("Reconnecting", { exact: true }).waitFor({ state: "detached" });
    expect(await note.inputValue()).toBe("kept");
    await close({ expected: failedLoad });
  });

  it("says to sign in when the sign-in is over, asks only once by itself, and recovers", async ({
    expect,
  }) => {
    const { page, note, phase, events, choose, signInAs, close } = await openDemo(browser, demo.url);
    await signInAs("Bob");
    await note.fill("kept");
    await choose(/Sign-in over/);
    await page.getByText("Your sign-in has ended.").waitFor();
    await page.getByRole("button", { name: "Sign in", exact: true }).waitFor();
    await page.waitForTimeout(3_000);
    expect(await events("failed")).toBe(1);

    await choose(/Back to normal/);
    await page.getByText("Your sign-in has ended.").waitFor({ state: "detached" });
    expect(await phase()).toBe("ready");
    expect(await note.inputValue()).toBe("kept");
    await close({ expected: failedLoad });
  });

  it("does not notice a slow server, nor a shorter life", async ({ expect }) => {
    const { page, phase, events, choose, signInAs, close } = await openDemo(browser, demo.url);
    await signInAs("Bob");
    await Promise.all([
      page.locator('[data-ctok="status"][data-state="refreshing"]').waitFor(),
      choose(/Slow server/),
    ]);
    await page.getByRole("button", { name: "Refresh list" }).click();
    await page.getByText("Bob's plans").waitFor();
    await expect.poll(phase, soon).toBe("ready");

    await choose(/30 s life/);
    await page.getByRole("img", { name: /lives 30 s/ }).waitFor(soon);
    expect(await events("failed")).toBe(0);
    await close();
  });

  it("repeats the call that met a revoked token, with a new one", async ({ expect }) => {
    const { page, tokens, events, signInAs, close } = await openDemo(browser, demo.url);
    await signInAs("Bob");
    expect(tokens).toHaveLength(1);
    await page.getByRole("button", { name: /Revoke it/ }).click();
    await expect.poll(() => tokens.length, soon).toBe(2);
    await expect.poll(() => events("refreshed"), soon).toBe(1);
    await page.getByText("Bob's plans").waitFor();
    expect(await page.getByRole("alert").count()).toBe(0);
    await close({ expected: failedLoad });
  });

  it.for(["light", "dark"] as const)(
    "has nothing that axe objects to, in %s",
    async (colorScheme, { expect }) => {
      const { page, choose, signInAs, close } = await openDemo(browser, demo.url, { colorScheme });
      expect(await axe(page)).toEqual([]);
      await signInAs("Alice");
      expect(await axe(page)).toEqual([]);
      await stepUp(page);
      await sendMessage(page, "Hello");
      await choose(/Server down/);
      await page.getByText("Our server does not answer.").waitFor();
      await page.getByRole("button", { name: "Connect Notion" }).click();
      await page.getByText("plays Pipedream's Connect page").waitFor();
      expect(await axe(page)).toEqual([]);
      await page.keyboard.press("Escape");
      expect(await axe(page)).toEqual([]);
      await close({ expected: failedLoad });
    },
  );

  it("follows the system's colours until told otherwise, and fits a phone", async ({ expect }) => {
    const phone = { colorScheme: "dark", viewport: { width: 390, height: 800 } } as const;
    const { page, signInAs, close } = await openDemo(browser, demo.url, phone);
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const dark = await ground();
    await page.getByRole("button", { name: "Use light colours" }).click();
    expect(await ground()).not.toBe(dark);
    await page.reload();
    await page.getByRole("button", { name: "Use dark colours" }).waitFor();
    await signInAs("Alice");
    await stepUp(page);
    // A small one too, and text at twice its size.
    for (const [width, textSize] of [
      [390, "100%"],
      [320, "100%"],
      [390, "200%"],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.evaluate((size) => document.documentElement.style.setProperty("font-size", size), textSize);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    }
    await close();
  });

  it("keeps the keyboard's place when what was pressed is busy, closes or goes", async ({ expect }) => {
    const { page, close } = await openDemo(browser, demo.url);
    const press = (name: string | RegExp) => page.getByRole("button", { name }).first().press("Enter");
    const hasFocus = (role: "button" | "heading", name: string | RegExp) =>
      expect.poll(() => page.getByRole(role, { name }).first().evaluate(isFocused), soon).toBe(true);
    await press("Continue as Alice");
    await hasFocus("heading", "Integrations");
    await page.locator(".account").first().waitFor();
    await press("Refresh list");
    await page.waitForTimeout(300);
    await hasFocus("button", "Refresh list");
    await press(/^Connect Notion/);
    await page.getByRole("button", { name: "Allow", exact: true }).press("Enter");
    await hasFocus("button", /^Connect Notion/);
    await press("Disconnect Notion");
    await hasFocus("button", "Keep it");
    await page.keyboard.press("Escape");
    await hasFocus("button", "Disconnect Notion");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").getByRole("button", { name: "Disconnect" }).press("Enter");
    await hasFocus("heading", "Connected accounts");
    await press("Switch to Bob");
    await page.getByRole("button", { name: "Switch to Alice" }).waitFor();
    await hasFocus("heading", "Integrations");
    await press("Sign out");
    await page.getByRole("button", { name: "Continue as Bob" }).waitFor();
    await hasFocus("heading", "Integrations");
    await close();
  });

  it("names each setting that is missing, with where one gets it", async ({ expect }) => {
    const { code, output } = await runDemo({
      PIPEDREAM_CLIENT_ID: "id",
      PIPEDREAM_PROJECT_ENVIRONMENT: "development",
    });
    expect(code).toBe(1);
    expect(output).toMatch(/PIPEDREAM_CLIENT_SECRET is missing: .*https:\/\/pipedream\.com\/settings\/api/);
    expect(output).toMatch(/PIPEDREAM_PROJECT_ID is missing: .*https:\/\/pipedream\.com\/projects/);
    expect(output).not.toMatch(/PIPEDREAM_CLIENT_ID is|PROJECT_ENVIRONMENT is/);
  });
});

it("has sent no lapsed token in all of this", async () => {
  const { lapsed, requests } = await demo.report();
  expect(requests).toBeGreaterThan(100);
  expect(lapsed).toBe(0);
  expect(demo.output()).toMatch(/emulated Pipedream/);
});

/** Runs in the page. */
const isFocused = (element: Element) => element === document.activeElement;

async function stepUp(page: Page) {
  await page.getByRole("button", { name: "Ask for access" }).click();
  await page.getByLabel("Action", { exact: true }).waitFor();
}

async function sendMessage(page: Page, text: string) {
  await page.getByLabel("Channel").selectOption("C01GENERAL");
  await page.getByLabel("Text").fill(text);
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await page.getByText("Sent a message to #general").waitFor();
}

async function connectAndDisconnect(page: Page, app: string) {
  await page.getByRole("button", { name: `Connect ${app}` }).click();
  await page.getByRole("button", { name: "Allow", exact: true }).click();
  const row = page.locator(".account", { hasText: app });
  await row.getByRole("button", { name: "Disconnect" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Disconnect" }).click();
  await row.waitFor({ state: "detached" });
}
