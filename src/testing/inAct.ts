import * as React from "react";

type Act = (run: () => Promise<void>) => PromiseLike<void>;

/** `act` of React 19; React 18.2 has it under its first name, and production builds have none. */
const { act, unstable_act } = React as { act?: Act; unstable_act?: Act };

/** Runs what changes mounted components so that the runner's assertions see them changed. */
export async function inAct(run: () => Promise<void>): Promise<void> {
  const isActEnvironment =
    (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT === true;
  const wrap = act ?? unstable_act;
  if (isActEnvironment && wrap !== undefined) return void (await wrap(run));
  await run();
  // What a component sets after a promise React renders in a task of its own, and its effects in the next.
  for (let task = 0; task < 3; task++) await nextTask();
}

/** By what no fake timers stand for. */
function nextTask(): Promise<void> {
  if (typeof MessageChannel === "undefined") return Promise.resolve();
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
