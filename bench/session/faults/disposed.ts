import { inTrial } from "../Trial.js";
import { type Fault, hour, minute, second } from "./Fault.js";

export const disposed: Fault = {
  promise: 8,
  what: "dispose() while a call is open on a route that hangs",
  run: (kind) =>
    inTrial(kind, 3_600, async (trial) => {
      const holder = trial.create();
      trial.watch(holder.getToken());
      await trial.time.advance(minute);
      trial.route.behaviour = "hang";
      await trial.time.advance(2 * hour);
      trial.watch(holder.getToken());
      await trial.time.advance(second);
      holder.dispose?.();
      await trial.time.advance(second);
      const { open } = trial;
      const { timers } = trial.time;
      const { held } = trial.browser;
      const figure = `${open} open calls, ${timers} timers, ${held} listeners and locks left`;
      return {
        held: open + timers + held === 0,
        figure: holder.dispose ? figure : `${figure}; no dispose()`,
      };
    }),
};
