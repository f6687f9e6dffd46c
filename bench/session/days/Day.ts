import { refreshAfterMs } from "../../../src/token/Lease.js";

/** A stretch of time in which an app calls an API now and then. */
export interface Day {
  readonly what: string;
  /** Seconds a token lives. */
  readonly life: number;
  readonly everyMs: number;
  /** For how long the tab is seen and then hidden, in turns, from its start; all times in ms. */
  readonly turnsMs: readonly number[];
}

/** The fewest calls with which somebody can have a token all the time that the tab is seen. */
export function bareMinimum({ life, turnsMs }: Day): number {
  let calls = 0;
  let at = 0;
  let endsAt = 0;
  for (const [index, turnMs] of turnsMs.entries()) {
    const isSeen = index % 2 === 0;
    for (; isSeen && endsAt < at + turnMs; calls++) endsAt = Math.max(at, endsAt) + life * 1_000;
    at += turnMs;
  }
  return calls;
}

/** The most calls that promise 10 allows: 1 + T / (life − floor − window − a tenth of the life), for each time it is seen. */
export function mostCalls({ life, turnsMs }: Day): number {
  const lifeMs = life * 1_000;
  const soonestMs = refreshAfterMs(lifeMs, 1);
  return turnsMs
    .filter((_, index) => index % 2 === 0)
    .reduce((calls, seenMs) => calls + Math.floor(1 + seenMs / soonestMs), 0);
}
