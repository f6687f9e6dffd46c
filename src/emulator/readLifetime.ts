import { badRequest } from "./Refusal.js";
import type { World } from "./World.js";

const longest = 14_400;

/** The seconds a Connect token is to live: 1 to 14,400, which is also the default. */
export function readLifetime(world: World, expiresIn: unknown): number {
  if (expiresIn === undefined || expiresIn === null) return longest;
  if (Number.isInteger(expiresIn) && Number(expiresIn) >= 1 && Number(expiresIn) <= longest)
    return Number(expiresIn);
  if (world.badTtl === 400) throw badRequest("expires_in must be a whole number from 1 to 14400");
  const seconds = Math.trunc(Number(expiresIn));
  return Number.isNaN(seconds) ? longest : Math.min(Math.max(seconds, 1), longest);
}
