import { type Environment, environment as real } from "react-connect-token/core";
import { createOrigin } from "../../test/tabs.js";
import { createWorld } from "../../test/world.js";
import { seededRandom } from "./seededRandom.js";

/** A tab, as far as a holder can know of it. */
export interface Tab {
  readonly environment: Environment;
  see(isVisible: boolean): void;
}

/** A browser with tabs of one app, which share locks and channels. */
export interface Browser {
  openTab(): Tab;
  /** Locks, channels and listeners that are not let go. */
  readonly held: number;
}

/** Its clock and timers are whatever the process has, so that all holders live by the same. */
export function createBrowser(seed = 1): Browser {
  const world = createWorld();
  const { clock, timer } = real;
  const origin = createOrigin({ ...world, clock, timer, random: seededRandom(seed) });
  return {
    openTab() {
      const environment = origin.openTab();
      return { environment, see: (isVisible) => environment.visibility.set(isVisible) };
    },
    get held() {
      return origin.held.locks + origin.held.channels + world.held.listeners;
    },
  };
}
