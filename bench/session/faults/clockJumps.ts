import type { HolderKind } from "../Holder.js";
import { inTrial } from "../Trial.js";
import { day, type Fault, hour, minute, second } from "./Fault.js";

const jumps = [-2 * hour, 2 * hour, day, -day];

async function hours(kind: HolderKind, jump: (ms: number) => number) {
  return inTrial(kind, 3_600, async (trial) => {
    const holder = trial.create();
    for (const ms of [...jumps, 0]) {
      await trial.poll(holder, { everyMs: 10 * second, forMs: 100 * minute });
      trial.time.jumpWallClock(jump(ms));
    }
    return { made: trial.route.calls.length, lapsed: trial.lapsed };
  });
}

export const clockJumps: Fault = {
  promise: 12,
  what: "The clock jumps by −2 h, +2 h, +1 day, −1 day in 8 h; a call every 10 s",
  async run(kind) {
    const undisturbed = await hours(kind, () => 0);
    const { made, lapsed } = await hours(kind, (ms) => ms);
    const extra = made - undisturbed.made;
    return {
      held: extra <= jumps.length && lapsed === 0,
      figure: `${extra} extra calls, ${lapsed} lapsed tokens`,
    };
  },
};
