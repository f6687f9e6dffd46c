import type { Environment } from "../environment/Environment.js";
import type { EventCause } from "./ConnectTokenEvent.js";

/** What wakes a session: its one timer, the tab being seen or waking, the network coming and going. */
export function createAlarm(environment: Environment, woken: (cause: EventCause) => void) {
  const { timer, visibility, network, wake } = environment;
  const wokenBy = (cause: EventCause) => () => woken(cause);
  let stopTimer: (() => void) | undefined;
  let watches: readonly (() => void)[] = [];

  return {
    /** Listens to the world, and rings in `inMs` at the latest; `null`: only when the world changes. */
    set(inMs: number | null): void {
      stopTimer?.();
      // Whole milliseconds: a timer that rings a fraction early would be set again and again.
      stopTimer = inMs === null ? undefined : timer(wokenBy("due"), Math.ceil(inMs));
      if (watches.length === 0)
        watches = [visibility.watch(wokenBy("seen")), wake(wokenBy("due")), network.watch(wokenBy("online"))];
    },

    /** Lets go of the timer and of every listener. */
    clear(): void {
      stopTimer?.();
      for (const stop of watches) stop();
      watches = [];
    },
  };
}
