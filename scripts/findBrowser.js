/**
 * Finds a Chromium for the stories and the end-to-end tests, and brings one in where there is none.
 * `node scripts/findBrowser.js` prints its path, or one sentence that says what to do.
 */
import { spawnSync } from "node:child_process";
import { accessSync, constants, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const downloadLimitMs = 180_000;

/** What Chromium is started with: it runs as root in containers and calls nobody but the page under test. */
export const launchFlags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The path of a Chromium that starts. @throws Error whose message is the sentence to show */
export function findBrowser() {
  return present() ?? downloaded() ?? installed() ?? giveUp();
}

function present() {
  const inPath = (process.env.PATH ?? "")
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  return [process.env.CHROME_PATH, ...inPath].find(starts) ?? [playwrightsOwn()].find(starts);
}

/** A file that is there may still be a distribution's stub, or lack its libraries. */
function starts(path) {
  if (!path) return false;
  try {
    accessSync(path, constants.X_OK);
  } catch {
    return false;
  }
  // On Windows chrome.exe has no --version: it opens a window.
  if (process.platform === "win32") return true;
  return spawnSync(path, ["--version"], { stdio: "ignore", timeout: 20_000 }).status === 0;
}

function playwrightsOwn() {
  try {
    // Loaded only here: a quarter of a second that the usual case need not wait for.
    return require("playwright-core").chromium.executablePath();
  } catch {
    return undefined; // a platform that Playwright has no Chromium for
  }
}

function downloaded() {
  const cli = join(require.resolve("playwright-core/package.json"), "../cli.js");
  run("Downloading Chromium with Playwright", process.execPath, [cli, "install", "--no-shell", "chromium"]);
  return present();
}

function installed() {
  if (process.getuid?.() !== 0) return undefined;
  run("Installing the distribution's Chromium", "apt-get", ["update", "-qq"]);
  run(undefined, "apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"]);
  return present();
}

function run(announcement, command, words) {
  if (announcement) console.error(`${announcement}, because none was found.`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  // Its output goes to stderr: stdout is for the path alone.
  spawnSync(command, words, { stdio: ["ignore", 2, 2], timeout: downloadLimitMs, env });
}

function giveUp() {
  throw new Error(
    "No Chromium was found or could be installed: install Chromium or Google Chrome and set CHROME_PATH to its executable.",
  );
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    console.log(findBrowser());
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
