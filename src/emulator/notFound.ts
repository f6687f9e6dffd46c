import { Refusal } from "./Refusal.js";
import type { World } from "./World.js";

/** What the API does not have, or does not show to this caller. */
export const notFound = (world: World): Refusal => new Refusal(404, world.notFound);
