import { inTrial } from "../Trial.js";
import { type Fault, hour, minute, second } from "./Fault.js";

export const slowClock: Fault = {
  promise: 1,
  what: "The device's clock is 15 min slow; 4 h, a call every 10 s",
  run: (kind) =>
    inTrial(kind, 3_600, async (trial) => {
      trial.time.jumpWallClock(-15 * minute);
      await trial.poll(trial.create(), { everyMs: 10 * second, forMs: 4 * hour });
      const { lapsed, late } = trial;
      return { held: lapsed + late === 0, figure: `${lapsed} lapsed tokens, ${late} in the last 30 s` };
    }),
};
