import * as React from "react";

type Act = <Result extends void | Promise<void>>(run: () => Result) => PromiseLike<void>;

/** `act` of React 19; React 18.2 has it under its first name, and production builds have none. */
const { act, unstable_act } = React as { act?: Act; unstable_act?: Act };

/** `act` where the runner asks for it. */
function neededAct(): Act | undefined {
  const isActEnvironment =
    (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT === true;
  return isActEnvironment ? (act ?? unstable_act) : undefined;
}

/** Runs what changes mounted components so that the runner's assertions see them changed. */
export async function inAct(run: () => Promise<void>): Promise<void> {
  const wrap = neededAct();
  if (wrap !== undefined) return void (await wrap(run));
  await run();
  // What a component sets after a promise React renders in a task of its own, and its effects in the next.
  for (let task = 0; task < 3; task++) await nextTask();
}

/** The same for what happens by itself, whatever the test is doing. */
export function inSyncAct(run: () => void): void {
  const wrap = neededAct();
  if (wrap === undefined) run();
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
