import { type Clock, clock } from "../environment/Clock.js";
import { type Random, random } from "../environment/random.js";
import { type Timer, timer } from "../environment/timer.js";

/** What the server half knows of the world beside `fetch`. A test gives its own, so that time is given, not waited for. */
export interface ServerEnvironment {
  readonly clock: Clock;
  readonly timer: Timer;
  readonly random: Random;
}

/** The real world. */
export const serverEnvironment: ServerEnvironment = { clock, timer, random };
