import { type Clock, clock, wallClock } from "./Clock.js";
import { type Locks, locks } from "./locks.js";
import { network } from "./network.js";
import { type OpenChannel, openChannel } from "./openChannel.js";
import type { Port } from "./Port.js";
import { type Random, random } from "./random.js";
import { type Timer, timer } from "./timer.js";
import { visibility } from "./visibility.js";
import { type Watch, wake } from "./wake.js";

/**
 * Everything that a session knows of the world outside. A test gives its own, so that time is given and not waited
 * for; React Native feeds visibility and network through TanStack's `focusManager` and `onlineManager` instead.
 */
export interface Environment {
  readonly clock: Clock;
  /** The wall clock alone, in ms since 1970, for what is asked thousands of times in a row. */
  readonly wallClock: () => number;
  readonly timer: Timer;
  readonly random: Random;
  readonly visibility: Port<boolean>;
  readonly network: Port<boolean>;
  /** Tells when the page may have stood still. */
  readonly wake: Watch;
  /** What several tabs agree by. Where either is missing each works alone. */
  readonly locks: () => Locks | undefined;
  readonly openChannel: OpenChannel;
}

/** The real world. */
export const environment: Environment = {
  clock,
  wallClock,
  timer,
  random,
  visibility,
  network,
  wake,
  locks,
  openChannel,
};
