/** The page that is measured; what Node calls of it stands in `window.bench`. */
import { useState } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import type { Contender } from "./Contender.js";
import { contenders } from "./contenders.js";
import { renders } from "./counted.js";
import { decide, deciderNames } from "./decide.js";
import { allButLast, gateScopes } from "./gateScopes.js";

const gates = 10_000;
/** For what a contender does later; waiting costs no processor time. */
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export type Bench = typeof bench;

const stages = new Map(contenders.map((contender) => [contender.name, stageOf(contender)]));

function stageOf({ Provider, gate, nextToken }: Contender) {
  const host = document.createElement("main");
  // In the document, but not displayed: layout and painting are the same for all and would only hide what differs.
  host.hidden = true;
  document.body.append(host);
  let setShown: (isShown: boolean) => void;

  function Stage() {
    const [isShown, set] = useState(false);
    setShown = set;
    if (!isShown) return null;
    return Array.from({ length: gates }, (_, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: they never move
      <div key={index}>{gate(gateScopes[index % gateScopes.length] ?? gateScopes[0], "•")}</div>
    ));
  }

  flushSync(() =>
    createRoot(host).render(
      <Provider>
        <Stage />
      </Provider>,
    ),
  );
  return {
    show: (isShown: boolean) => flushSync(() => setShown(isShown)),
    nextToken,
    open: () => (host.textContent ?? "").length,
  };
}

function stage(name: string) {
  const found = stages.get(name);
  if (found === undefined) throw new Error(`There is no contender ${name}.`);
  return found;
}

const bench = {
  names: [...stages.keys()],
  async show(name: string, isShown: boolean) {
    stage(name).show(isShown);
    await pause(10);
  },
  async sameScopes(name: string, times: number) {
    for (let time = 0; time < times; time++) {
      await stage(name).nextToken(allButLast);
      await pause(5);
    }
  },
  async lastScope(name: string, isGranted: boolean) {
    await stage(name).nextToken(isGranted ? gateScopes : allButLast);
    await pause(10);
  },
  deciders: deciderNames,
  decide,
  /** Renders of gates since it was last asked, and how many gates are open. */
  take(name: string) {
    const { count } = renders;
    renders.count = 0;
    return { renders: count, open: stage(name).open() };
  },
};

for (const { nextToken } of stages.values()) await nextToken(allButLast);
Object.assign(window, { bench });
