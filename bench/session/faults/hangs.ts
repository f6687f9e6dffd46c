import { inTrial } from "../Trial.js";
import { type Fault, minute, second } from "./Fault.js";

export const hangs: Fault = {
  promise: 4,
  what: "The first call hangs, later ones would not; a call every 10 s for 10 min, then the late answer",
  run: (kind) =>
    inTrial(kind, 3_600, async (trial) => {
      trial.route.behaviour = "hang";
      const holder = trial.create();
      trial.watch(holder.getToken());
      await trial.time.advance(second);
      trial.route.behaviour = "answer";
      await trial.poll(holder, { everyMs: 10 * second, forMs: 10 * minute });
      const { open } = trial;
      trial.route.answerHanging();
      await trial.time.advance(second);
      trial.watch(holder.getToken());
      await trial.time.advance(second);
      const late = trial.handedOut.filter((token) => trial.route.callOf(token) === 1).length;
      return { held: open + late === 0, figure: `${open} of 61 calls hang, ${late} get the late answer` };
    }),
};
