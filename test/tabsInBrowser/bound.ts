import { life } from "./openApp.js";
import type { RouteCall } from "./startSite.js";

/** Promise 10: 1 + T / (life − floor − window − a tenth of the life); of so short a life each is a tenth. */
export function bound(seconds: number): number {
  return 1 + seconds / (life - (3 * life) / 10);
}

/** How many calls of the route there were, of how many at most, since the first of them. */
export function tally(calls: readonly RouteCall[], accidents = 0) {
  const seconds = (performance.now() - (calls[0]?.at ?? 0)) / 1_000;
  return { calls: calls.length, most: Math.floor(bound(seconds) + accidents), seconds: Math.round(seconds) };
}
