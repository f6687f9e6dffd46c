import type { Environment } from "../environment/Environment.js";
import type { EventCause } from "./ConnectTokenEvent.js";

/** What wakes a session: its one timer, the tab being seen or waking, the network coming and going. */
export class Alarm {
  readonly #environment: Environment;
  readonly #woken: (cause: EventCause) => void;
  #stopTimer: (() => void) | null = null;
  #unwatch: (() => void) | null = null;

  constructor(environment: Environment, woken: (cause: EventCause) => void) {
    this.#environment = environment;
    this.#woken = woken;
  }

  /** Listens to the world, and rings in `inMs` at the latest; `null`: only when the world changes. */
  set(inMs: number | null): void {
    this.#stopTimer?.();
    // Whole milliseconds: a timer that rings a fraction early would be set again and again.
    const ring = () => this.#woken("due");
    this.#stopTimer = inMs === null ? null : this.#environment.timer(ring, Math.ceil(inMs));
    this.#unwatch ??= this.#watch();
  }

  /** Lets go of the timer and of every listener. */
  clear(): void {
    this.#stopTimer?.();
    this.#stopTimer = null;
    this.#unwatch?.();
    this.#unwatch = null;
  }

  #watch(): () => void {
    const { visibility, network, wake } = this.#environment;
    const unwatch = [
      visibility.watch(() => this.#woken("seen")),
      wake(() => this.#woken("due")),
      network.watch(() => this.#woken("online")),
    ];
    return () => {
      for (const stop of unwatch) stop();
    };
  }
}
