import { inTrial } from "../Trial.js";
import { type Fault, minute } from "./Fault.js";

export const refreshInFlight: Fault = {
  promise: 6,
  what: "refresh() while a call is on its way",
  run: (kind) =>
    inTrial(kind, 3_600, async (trial) => {
      const holder = trial.create();
      trial.watch(holder.getToken());
      await trial.time.advance(50);
      const before = trial.route.calls.length;
      if (!holder.refresh) return { held: null, figure: "not offered" };
      trial.watch(holder.refresh());
      await trial.time.advance(minute);
      const asked = trial.route.callOf(trial.handedOut.at(-1) ?? "");
      const isNewer = asked > before;
      return { held: isNewer, figure: `resolves to a token asked for ${isNewer ? "after" : "before"} it` };
    }),
};
