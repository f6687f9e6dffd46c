import { inTrial } from "../Trial.js";
import { type Fault, minute, second } from "./Fault.js";

export const hundredRefusals: Fault = {
  promise: 7,
  what: "100 calls meet a 401 with one token, one more hears of it after the next token came",
  run: (kind) =>
    inTrial(kind, 3_600, async (trial) => {
      const holder = trial.create();
      trial.watch(holder.getToken());
      await trial.time.advance(second);
      const refused = trial.handedOut[0] ?? "";
      const before = trial.route.calls.length;
      for (let call = 0; call < 100; call++) {
        holder.refused?.(refused);
        trial.watch(holder.getToken());
      }
      await trial.time.advance(minute);
      const again = trial.handedOut.slice(1).filter((token) => token === refused).length;
      holder.refused?.(refused);
      trial.watch(holder.getToken());
      await trial.time.advance(minute);
      const made = trial.route.calls.length - before;
      return {
        held: made === 1 && again === 0,
        figure: `${made} made, the refused token handed out ${again} times more`,
      };
    }),
};
