import { inTrial } from "../Trial.js";
import { type Fault, minute } from "./Fault.js";

export const manyAtOnce: Fault = {
  promise: 2,
  what: "Three tabs, 100 calls at once in each",
  run: (kind) =>
    inTrial(kind, 3_600, async (trial) => {
      for (let tab = 0; tab < 3; tab++) {
        const holder = trial.create("alice", trial.browser.openTab());
        for (let call = 0; call < 100; call++) trial.watch(holder.getToken());
      }
      await trial.time.advance(minute);
      const { calls, mostInFlight } = trial.route;
      const isAnswered = trial.handedOut.length === 300;
      return {
        held: isAnswered && mostInFlight === 1,
        figure: `${calls.length} made, ${mostInFlight} in flight at once`,
      };
    }),
};
