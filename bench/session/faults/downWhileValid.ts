import { inTrial } from "../Trial.js";
import { type Fault, minute, second } from "./Fault.js";

export const downWhileValid: Fault = {
  promise: 9,
  what: "The route is down from minute 40 until shortly before the token's end; a call every 10 s",
  run: (kind) =>
    inTrial(kind, 3_600, async (trial) => {
      const holder = trial.create();
      const tenSeconds = 10 * second;
      await trial.poll(holder, { everyMs: tenSeconds, forMs: 40 * minute });
      trial.route.behaviour = "fail";
      // Until the last half minute, in which nobody is to have the token any more.
      await trial.poll(holder, { everyMs: tenSeconds, forMs: 59.5 * minute - 40 * minute });
      await trial.turn();
      const { length } = trial.failures;
      return {
        held: length + trial.unhandled === 0,
        figure: `${length} calls fail, ${trial.unhandled} unhandled rejections`,
      };
    }),
};
