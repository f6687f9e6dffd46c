import { inTrial } from "../Trial.js";
import { type Fault, hour, minute, second } from "./Fault.js";

export const failsThenWorks: Fault = {
  promise: 3,
  what: "The route is down for 10 min from the start; a call every 10 s until 1 h after that",
  run: (kind) =>
    inTrial(kind, 3_600, async (trial) => {
      trial.route.behaviour = "fail";
      const holder = trial.create();
      await trial.poll(holder, { everyMs: 10 * second, forMs: 10 * minute });
      trial.route.behaviour = "answer";
      await trial.poll(holder, { everyMs: 10 * second, forMs: hour });
      const failures = trial.failuresSince(11 * minute);
      return { held: failures === 0, figure: `${failures} of 354 calls fail once it has worked for 1 min` };
    }),
};
