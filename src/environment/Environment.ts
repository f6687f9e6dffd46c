import { type Clock, clock } from "./Clock.js";
import { network } from "./network.js";
import type { Port } from "./Port.js";
import { type Random, random } from "./random.js";
import { type Timer, timer } from "./timer.js";
import { visibility } from "./visibility.js";

/**
 * Everything that a session knows of the world outside. A test gives its own, so that time is given and not waited
 * for; React Native feeds visibility and network through TanStack's `focusManager` and `onlineManager` instead.
 */
export interface Environment {
  readonly clock: Clock;
  readonly timer: Timer;
  readonly random: Random;
  readonly visibility: Port<boolean>;
  readonly network: Port<boolean>;
}

/** The real world. */
export const environment: Environment = { clock, timer, random, visibility, network };
