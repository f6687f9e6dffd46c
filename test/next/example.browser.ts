import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { type ConnectEmulator, createConnectEmulator } from "react-connect-token/testing";
import { type ServedEmulator, serveEmulator } from "react-connect-token/testing/node";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { findBrowser, launchFlags } from "../../scripts/findBrowser.js";
import { filesBelow } from "./filesBelow.js";
import { findPort } from "./findPort.js";
import { installExample } from "./installExample.js";
import { openPage, watchFor } from "./openPage.js";
import { runCommand, runWell } from "./runCommand.js";
import { startNext } from "./startNext.js";

/** A small machine is shared by many. */
const soon = { timeout: 20_000 };
/** In development each page is compiled when it is first asked for. */
const slow = { timeout: 90_000 };
const aToken = /ctok_[0-9a-f]{8}/;

let emulator: ConnectEmulator;
let served: ServedEmulator;
let example: Awaited<ReturnType<typeof installExample>>;
let env: Record<string, string>;
let port: number;
let url: string;
let browser: Browser;

beforeAll(async () => {
  emulator = createConnectEmulator({
    accounts: [
      { externalUserId: "alice", app: "slack", name: "alice on Slack" },
      { externalUserId: "bob", app: "github", name: "bob on GitHub" },
    ],
  });
  served = await serveEmulator(emulator);
  port = await findPort();
  url = `http://localhost:${port}`;
  env = { PIPEDREAM_BASE_URL: served.url, APP_ORIGIN: url };
  example = await installExample();
  browser = await chromium.launch({
    executablePath: process.env.CHROME_PATH ?? findBrowser(),
    args: launchFlags,
  });
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
  example?.remove();
});

describe("while it is built", () => {
  it("refuses to make a token for a page that is the same for everybody, and ends the build with the sentence", async () => {
    const page = join(example.folder, "app/mistake");
    cpSync(new URL("mistake", import.meta.url), page, { recursive: true });
    const { code, output } = await runCommand("npm run --silent build", example.folder, env);
    rmSync(page, { recursive: true });
    expect(code).not.toBe(0);
    expect(output).toContain("A Connect token was asked for while the site is being built.");
    expect(emulator.requests).toEqual([]);
  });

  it("is built, and asks Pipedream for nothing", async () => {
    const output = await runWell("npm run --silent build", example.folder, env);
    expect(output).toMatch(/◐ \/\n/); // a heading for everybody, and what is streamed into it
    expect(output).toMatch(/○ \/scopes\n/);
    expect(output).not.toMatch(/⚠|Error/);
    expect(emulator.requests).toEqual([]);
  });

  it("leaves no token anywhere in what was built, and no secret in what browsers get", () => {
    const built = filesBelow(join(example.folder, ".next"));
    const holds = (text: RegExp | string) =>
      built.filter((file) => file.text.search(text) >= 0).map(({ path }) => path);
    expect(built.length).toBeGreaterThan(50);
    expect(holds(aToken)).toEqual([]);
    expect(holds(emulator.clientSecret)).toEqual([]);
    const inBrowsers = built.filter(({ path }) => path.includes(join(".next", "static")));
    expect(inBrowsers.length).toBeGreaterThan(5);
    expect(inBrowsers.filter(({ text }) => /client_secret|clientSecret/.test(text))).toEqual([]);
  });

  it("compiles by itself, with Next's types", async () => {
    await runWell("npx --no-install tsc --noEmit", example.folder);
  });
});

describe("in Chromium, in production", () => {
  let next: Awaited<ReturnType<typeof startNext>>;

  beforeAll(async () => {
    next = await startNext("start", { folder: example.folder, port, env });
  });

  afterAll(() => next?.stop());

  it("sends HTML that is ready and shows what is granted, to be kept by no cache", async () => {
    const response = await fetch(url, { headers: { cookie: "user=alice" } });
    const html = await response.text();
    expect(html).toContain("<output>ready</output>");
    expect(html).toContain("<p>Loading…</p>"); // behind the gate
    expect(html).toContain("connect:accounts:write"); // missing
    expect(response.headers.get("cache-control")).toContain("no-store");
  });

  it("is ready without asking for a token, and calls the API with the one that was streamed", async () => {
    const before = emulator.minted;
    const { page, noise, statuses, tokenRequests, close } = await openPage(browser, url, "alice");
    await page.getByText("alice on Slack").waitFor(soon);
    await page.getByText(/^\d+ s left$/).waitFor(soon);
    expect(await statuses()).toEqual(["ready"]);
    expect(tokenRequests()).toBe(0);
    expect(emulator.minted).toBe(before + 1);
    expect(noise).toEqual([]);
    await close();
  });

  it("refreshes through the Server Action", async () => {
    const { page, noise, status, tokenRequests, press, close } = await openPage(browser, url, "alice");
    await page.getByText("alice on Slack").waitFor(soon);
    const before = emulator.minted;
    await press("Refresh");
    await expect.poll(tokenRequests, soon).toBe(1);
    await expect.poll(() => emulator.minted, soon).toBe(before + 1);
    await expect.poll(status, soon).toBe("ready");
    await page.getByText("alice on Slack").waitFor(soon);
    expect(noise).toEqual([]);
    await close();
  });

  it("signs in on the page, which brings its token with it", async () => {
    const { page, noise, status, tokenRequests, press, close } = await openPage(browser, url);
    await page.getByText("Nobody is signed in.").waitFor(soon);
    expect(await page.locator("output").count()).toBe(0);
    await press("Sign in as alice");
    await page.getByText("alice on Slack").waitFor(soon);
    expect(await status()).toBe("ready");
    expect(tokenRequests()).toBe(0);
    expect(noise).toEqual([]);
    await close();
  });

  it("shows nothing of alice's beside bob, and asks nothing more for her", async () => {
    const { page, noise, tokenRequests, press, close } = await openPage(browser, url, "alice");
    await page.getByText("alice on Slack").waitFor(soon);
    const watched = await watchFor(page, "Signed in as bob", "alice on Slack");
    await press("Sign in as bob");
    await page.getByText("bob on GitHub").waitFor(soon);
    const after = emulator.requests.length;
    await press("Refresh");
    await expect.poll(tokenRequests, soon).toBe(1);
    await expect.poll(() => emulator.requests.length, soon).toBeGreaterThan(after);
    const { changes, found } = await watched();
    expect(changes).toBeGreaterThan(0);
    expect(found).toEqual([]);
    expect(emulator.requests.slice(after).filter(({ user }) => user === "alice")).toEqual([]);
    expect(noise).toEqual([]);
    await close();
  });

  it("leaves nothing behind when alice signs out, in the page or in its storage", async () => {
    const { page, noise, press, close } = await openPage(browser, url, "alice");
    await page.getByText("alice on Slack").waitFor(soon);
    await press("Sign out");
    await page.getByText("Nobody is signed in.").waitFor(soon);
    await page.getByText("alice on Slack").waitFor({ state: "detached", ...soon });
    const kept = await page.evaluate(() =>
      JSON.stringify([
        { ...localStorage },
        { ...sessionStorage },
        document.cookie,
        location.href,
        history.state,
      ]),
    );
    expect(kept).not.toMatch(aToken);
    expect(noise).toEqual([]);
    await close();
  });

  it("goes to a page that is built once and back, and asks for no token on the way", async () => {
    const { page, noise, status, tokenRequests, close } = await openPage(browser, url, "alice");
    await page.getByText("alice on Slack").waitFor(soon);
    await page.getByRole("link", { name: "Scopes" }).click();
    await page.getByRole("heading", { name: "Scopes" }).waitFor(soon);
    await page.getByText("See the user's connected accounts (this app asks for it)").waitFor(soon);
    await page.getByRole("link", { name: "Accounts" }).click();
    await page.getByText("alice on Slack").waitFor(soon);
    await page.getByText(/^\d+ s left$/).waitFor(soon);
    expect(await status()).toBe("ready");
    expect(tokenRequests()).toBe(0);
    expect(noise).toEqual([]);
    await close();
  });

  it("asks by itself when the page could not bring a token", async () => {
    emulator.fail({ path: "/tokens", status: 400, times: 1 });
    const { page, noise, tokenRequests, close } = await openPage(browser, url, "alice");
    await page.getByText("alice on Slack").waitFor(soon);
    expect(tokenRequests()).toBe(1);
    expect(noise).toEqual([]);
    await close();
  });

  it("takes the promise of a token as the provider's own prop, and asks for none", async () => {
    const { page, noise, statuses, status, tokenRequests, close } = await openPage(
      browser,
      `${url}/streamed`,
      "alice",
    );
    await expect.poll(status, soon).toBe("ready");
    await page.getByText(/^\d+ s left$/).waitFor(soon);
    expect(await statuses()).toEqual(["pending", "ready"]);
    expect(tokenRequests()).toBe(0);
    expect(noise).toEqual([]);
    await close();
  });

  it("hydrates HTML whose token has lapsed, keeps what it granted, and asks for the next", async () => {
    const html = await (await fetch(`${url}/cached`)).text();
    expect(html).toContain("<output>ready</output>");
    const { page, noise, status, statuses, tokenRequests, close } = await openPage(
      browser,
      `${url}/cached`,
      "alice",
    );
    await page.getByLabel("Note").fill("half a sen");
    await expect.poll(tokenRequests, soon).toBe(1);
    await expect.poll(status, soon).toBe("ready");
    expect(await statuses()).toEqual(["ready", "expired", "ready"]);
    expect(await page.getByLabel("Note").inputValue()).toBe("half a sen");
    expect(noise).toEqual([]);
    await close();
  });

  it("printed no token, and no error but the one that was asked for", () => {
    expect(next.printed()).not.toMatch(aToken);
    expect(next.printed()).not.toContain(emulator.clientSecret);
    const errors = next
      .printed()
      .split("\n")
      .filter((line) => /error/i.test(line));
    expect(errors.filter((line) => !line.includes("api_rejected"))).toEqual([]);
  });
});

// React says more there, and renders twice.
it("is quiet in development too, from the first token through a refresh to another user", async () => {
  const next = await startNext("dev", { folder: example.folder, port, env });
  onTestFinished(next.stop);
  const { page, noise, statuses, tokenRequests, press, close } = await openPage(browser, url, "alice");
  await page.getByText("alice on Slack").waitFor(slow);
  expect(await statuses()).toEqual(["ready"]);
  await press("Refresh");
  await expect.poll(tokenRequests, slow).toBe(1);
  await press("Sign in as bob");
  await page.getByText("bob on GitHub").waitFor(slow);
  expect(noise).toEqual([]);
  await close();
});
