import * as React from "react";

type Act = (run: () => Promise<void>) => PromiseLike<void>;

/** `act` of React 19; React 18.2 has it under its first name, and production builds have none. */
const { act, unstable_act } = React as { act?: Act; unstable_act?: Act };

/** Runs what changes mounted components so that the runner's assertions see them changed. */
export async function inAct(run: () => Promise<void>): Promise<void> {
  const isActEnvironment =
    (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT === true;
  const wrap = act ?? unstable_act;
  if (isActEnvironment && wrap !== undefined) await wrap(run);
  else await run();
}
