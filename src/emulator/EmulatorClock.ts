import { clock } from "../environment/Clock.js";
import { connectTokenError } from "../errors/browserCatalogue.js";

/** The emulator's own time: it follows the real clock and can be moved against it. */
export class EmulatorClock {
  readonly #skewMs: number;
  #shiftMs = 0;

  constructor(skewMs: number) {
    this.#skewMs = skewMs;
  }

  /** Milliseconds since 1970. */
  now(): number {
    return clock().wall + this.#skewMs + this.#shiftMs;
  }

  advance(ms: number): void {
    this.#shiftMs += finite("advance(ms)", ms);
  }

  setTime(date: Date | number): void {
    this.#shiftMs += finite("setTime(date)", Number(date)) - this.now();
  }

  reset(): void {
    this.#shiftMs = 0;
  }
}

function finite(option: string, value: number): number {
  if (Number.isFinite(value)) return value;
  throw connectTokenError("invalid_options", {
    option,
    problem: "is not a point in time",
    fix: "Give milliseconds as a finite number, or a valid Date.",
  });
}
