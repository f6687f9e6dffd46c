import type { TokenWorld } from "./TokenWorld.js";

/** How the speeds are called where they are seen; their values stand in addresses and are plain letters. */
export const clockTitles: Record<TokenWorld["clock"], string> = {
  held: "Paused",
  "1x": "1×",
  "10x": "10×",
  "60x": "60×",
};
