import { inTrial } from "../Trial.js";
import { type Fault, hour, second } from "./Fault.js";

export const datesAsText: Fault = {
  promise: 10,
  what: "The end comes as a text, as JSON gives dates; a call every 10 s for 1 h",
  run: (kind) =>
    inTrial(kind, 14_400, async (trial) => {
      trial.route.hasTextDates = true;
      await trial.poll(trial.create(), { everyMs: 10 * second, forMs: hour });
      const made = trial.route.calls.length;
      return { held: made === 1, figure: `${made} made for a token of 4 h` };
    }),
};
