import { readFileSync } from "node:fs";
import { serveFolder } from "./serveFolder.js";

/** Where `npm run build-storybook` leaves it. */
export const folder = "dist-storybook";
/** A part of a site that has other things on it, as a published Storybook often is. */
const subPath = "/design/react-connect-token/";

/**
 * The stories and written pages of the built Storybook, in the order of its list. Pages that Storybook makes of a
 * component's stories are left out: they show the same once more.
 */
export function readEntries() {
  const entries = Object.values(JSON.parse(readFileSync(`${folder}/index.json`, "utf8")).entries);
  return entries.filter(
    ({ type, tags }) => type === "story" || tags.some((tag) => tag.endsWith("attached-mdx")),
  );
}

/** Serves the built Storybook from a sub-path. */
export const serveStorybook = () => serveFolder(folder, subPath);

/** Opens a story, or a page of the docs, by itself, and waits until it stands as it will: played to its end. */
export async function openEntry(page, url, { id, type }, colorScheme) {
  const viewMode = type === "docs" ? "docs" : "story";
  // The accessibility panel's own run of axe is left out: who wants one runs it.
  const globals = `colorScheme:${colorScheme};a11y.manual:!true`;
  const address = `${url}iframe.html?id=${id}&viewMode=${viewMode}&globals=${globals}`;
  await page.goto(address, { waitUntil: "commit" });
  await page.waitForFunction(isStanding, undefined, { timeout: 120_000 });
}

/** Runs in the page. A page of the docs shows its own text before its stories, and may have none. */
function isStanding() {
  const ends = ["finished", "errored", "aborted"];
  const renders = window.__STORYBOOK_PREVIEW__?.storyRenders ?? [];
  const isDocs = document.querySelector(".sbdocs-content > *") !== null;
  const stories = document.querySelectorAll(".sbdocs-content .docs-story").length;
  const isShown = isDocs ? renders.length >= stories : renders.length > 0;
  return isShown && renders.every(({ phase }) => ends.includes(phase));
}
