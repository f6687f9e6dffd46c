import type { Page } from "playwright-core";

/** A story, or a page that was written. */
export interface Entry {
  readonly type: "story" | "docs";
  readonly id: string;
  readonly title: string;
  readonly name: string;
}

/** Where `npm run build-storybook` leaves it. */
export const folder: string;

/**
 * The stories and written pages of the built Storybook, in the order of its list. Pages that Storybook makes of a
 * component's stories are left out: they show the same once more.
 */
export function readEntries(): readonly Entry[];

/** Serves the built Storybook from a sub-path, by a server that knows files and nothing else. */
export function serveStorybook(): Promise<{ readonly url: string; close(): Promise<void> }>;

/** Opens a story, or a page of the docs, by itself, and waits until it stands as it will: played to its end. */
export function openEntry(
  page: Page,
  url: string,
  entry: Entry,
  colorScheme: "light" | "dark",
): Promise<void>;
