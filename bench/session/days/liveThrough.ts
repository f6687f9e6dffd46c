import type { HolderKind } from "../Holder.js";
import { inTrial } from "../Trial.js";
import type { Day } from "./Day.js";

/** What became of a day. */
export interface DayFigures {
  readonly calls: number;
  /** Tokens handed out past their end. */
  readonly lapsed: number;
  /** Tokens handed out in the last 30 s or tenth of their life. */
  readonly late: number;
  readonly failed: number;
}

/** Lets a holder live through a day of an app that asks it for a token as long as its tab is seen. */
export function liveThrough({ life, everyMs, turnsMs }: Day, kind: HolderKind): Promise<DayFigures> {
  return inTrial(kind, life, async (trial) => {
    const holder = trial.create();
    for (const [index, forMs] of turnsMs.entries()) {
      const isSeen = index % 2 === 0;
      trial.tab.see(isSeen);
      if (isSeen) await trial.poll(holder, { everyMs, forMs });
      else await trial.time.advance(forMs);
    }
    const { lapsed, late, failures, route } = trial;
    return { calls: route.calls.length, lapsed, late, failed: failures.length };
  });
}
