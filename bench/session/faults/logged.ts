import { inspect } from "node:util";
import { inTrial } from "../Trial.js";
import { type Fault, hour, minute, second } from "./Fault.js";

export const logged: Fault = {
  promise: 11,
  what: "What an app can see of it is logged, with a token in it and after a failure",
  run: (kind) =>
    inTrial(kind, 3_600, async (trial) => {
      const holder = trial.create();
      trial.watch(holder.getToken());
      await trial.time.advance(minute);
      const before = readEverything(holder.visible());
      trial.route.behaviour = "fail";
      await trial.poll(holder, { everyMs: minute, forMs: 2 * hour });
      trial.route.behaviour = "answer";
      await trial.poll(holder, { everyMs: second, forMs: 2 * minute });
      const after = readEverything([holder.visible(), trial.failures]);
      const tokens = [...new Set(trial.handedOut)];
      const shown = Object.keys(before).filter((way) =>
        tokens.some((token) => `${before[way]}${after[way]}`.includes(token)),
      );
      return { held: shown.length === 0, figure: `token in: ${shown.join(", ") || "nothing"}` };
    }),
};

function readEverything(visible: unknown): Record<string, string> {
  return { "JSON.stringify": stringify(visible), console: inspect(visible, { depth: null }) };
}

function stringify(value: unknown): string {
  try {
    return JSON.stringify(value) ?? "";
  } catch {
    return ""; // what goes in circles is in no JSON
  }
}
