import type { ExpectStatic } from "vitest";
import type { Site } from "./startSite.js";

/** What holds of every page, whatever happens to it: each of them called the API, and never with a lapsed token. */
export function expectNoLapsedToken(
  expect: ExpectStatic,
  { apiCalls }: Site,
  pages: readonly string[],
): void {
  expect.soft(apiCalls.filter(({ hasLapsed }) => hasLapsed)).toEqual([]);
  expect.soft(apiCalls.filter(({ status }) => status !== 200)).toEqual([]);
  expect.soft([...new Set(apiCalls.map(({ page }) => page))].sort()).toEqual([...pages].sort());
}
