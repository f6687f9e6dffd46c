import * as React from "react";

type Act = <Result extends void | Promise<void>>(run: () => Result) => PromiseLike<void>;

/** `act` of React 19; React 18.2 has it under its first name, and production builds have none. */
const { act, unstable_act } = React as { act?: Act; unstable_act?: Act };
const wrap = act ?? unstable_act;

const runner = globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean | undefined };

/** Whether what React does now is expected to be wrapped in `act`. */
export const isActEnvironment = () => runner.IS_REACT_ACT_ENVIRONMENT === true;

/**
 * Runs what changes mounted components so that the runner's assertions see them changed.
 *
 * @param isActed Whether they were rendered within `act`, so that this is as well.
 */
export async function inAct(run: () => Promise<void>, isActed: boolean): Promise<void> {
  if (wrap !== undefined && (isActed || isActEnvironment())) return asActed(wrap, run);
  await run();
  // What a component sets after a promise React renders in a task of its own, and its effects in the next.
  for (let task = 0; task < 3; task++) await nextTask();
}

/** The verb that is under way: React takes no two at once, and a test may not have awaited one. */
let last: Promise<void> | undefined;

/** As Testing Library does; the environment is as it was once it is over. */
async function asActed(wrap: Act, run: () => Promise<void>): Promise<void> {
  while (last !== undefined) await last;
  const before = runner.IS_REACT_ACT_ENVIRONMENT;
  runner.IS_REACT_ACT_ENVIRONMENT = true;
  const over = () => {
    runner.IS_REACT_ACT_ENVIRONMENT = before;
    last = undefined;
  };
  const acted = Promise.resolve(wrap(run)).finally(over);
  last = acted.catch(() => {}); // each verb's failure is its own
  return acted;
}

/** The same for what happens by itself, whatever the test is doing. */
export function inSyncAct(run: () => void): void {
  if (wrap === undefined || !isActEnvironment()) run();
  else void wrap(() => void run());
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
