import { inTrial } from "../Trial.js";
import { type Fault, minute, second } from "./Fault.js";

export const anotherUser: Fault = {
  promise: 5,
  what: "Bob signs in while a call for Alice is on its way; a call of Bob's every 10 s for 5 min",
  run: (kind) =>
    inTrial(kind, 3_600, async (trial) => {
      trial.route.latencyMs = 5 * second;
      const holders = [trial.create("alice")];
      holders[0]?.getToken().catch(() => {});
      await trial.time.advance(second);
      const [alices] = holders;
      if (alices === undefined) throw new Error("Alice has no holder.");
      if (alices.signIn) alices.signIn("bob");
      else alices.dispose?.();
      const bobs = alices.signIn ? alices : trial.create("bob");
      await trial.poll(bobs, { everyMs: 10 * second, forMs: 5 * minute });
      const foreign = trial.handedOut.filter(
        (token) => trial.route.calls[trial.route.callOf(token) - 1]?.user !== "bob",
      ).length;
      return { held: foreign === 0, figure: `${foreign} of 30 calls get Alice's token` };
    }),
};
