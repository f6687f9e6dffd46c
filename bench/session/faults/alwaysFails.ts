import { backoffMs } from "../../../src/session/backoff.js";
import { inTrial } from "../Trial.js";
import { type Fault, minute, second } from "./Fault.js";

/** How many attempts a backoff makes in a time when chance is in the middle. */
function attemptsIn(timeMs: number): number {
  let attempts = 0;
  for (let at = 0; at < timeMs; at += backoffMs(attempts, undefined, 0.5)) attempts++;
  return attempts;
}

export const alwaysFails: Fault = {
  promise: 10,
  what: "The route fails for 10 min; a call every second",
  run: (kind) =>
    inTrial(kind, 3_600, async (trial) => {
      trial.route.behaviour = "fail";
      await trial.poll(trial.create(), { everyMs: second, forMs: 10 * minute });
      const made = trial.route.calls.length;
      const usual = attemptsIn(10 * minute);
      // Full jitter: half as much again is still chance.
      return { held: made <= 1.5 * usual, figure: `${made} made, the backoff's mean is ${usual}` };
    }),
};
