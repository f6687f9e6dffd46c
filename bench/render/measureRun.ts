import { median } from "./median.js";
import type { OpenPage } from "./openPage.js";

/** What a contender took in one round: processor time in ms, bytes for each gate, and counts. */
export interface Sample {
  readonly mount: number;
  readonly unmount: number;
  /** One refresh with the same scopes, with no gate mounted and with all of them. */
  readonly refreshAlone: number;
  readonly refresh: number;
  readonly added: number;
  readonly bytes: number;
  readonly rendersAtRefresh: number;
  readonly rendersAtAdded: number;
}

const gates = 10_000;
const refreshes = 10;
/** One addition is a few ms of work, so chance is much of it. */
const additions = 5;

/** So many rounds in one browser, in which all take their turn, each round in another order. */
export async function measureRun(
  page: OpenPage,
  names: readonly string[],
  rounds: number,
  unmeasured: number,
) {
  const samples = new Map<string, Sample[]>(names.map((name) => [name, []]));
  for (let round = 0; round < unmeasured + rounds; round++) {
    const first = round % names.length;
    for (const name of [...names.slice(first), ...names.slice(0, first)]) {
      const sample = await measure(page, name);
      if (round >= unmeasured) samples.get(name)?.push(sample);
    }
  }
  return samples;
}

async function measure(page: OpenPage, name: string): Promise<Sample> {
  const text = JSON.stringify(name);
  async function step(call: string, open: number) {
    await page.evaluate(`take(${text})`);
    const ms = await page.cpuMs(call);
    const taken = await page.evaluate<{ renders: number; open: number }>(`take(${text})`);
    const expected = name === "no gate" && open > 0 ? gates : open;
    if (taken.open !== expected)
      throw new Error(`${name}: ${taken.open} gates are open after ${call}, not ${expected}.`);
    return { ms, renders: taken.renders };
  }

  const alone = await step(`sameScopes(${text}, ${refreshes})`, 0);
  const before = await page.heldBytes();
  const mount = await step(`show(${text}, true)`, gates * 0.9);
  const bytes = ((await page.heldBytes()) - before) / gates;
  const refresh = await step(`sameScopes(${text}, ${refreshes})`, gates * 0.9);
  const added: Awaited<ReturnType<typeof step>>[] = [];
  for (let addition = 0; addition < additions; addition++) {
    if (addition > 0) await page.evaluate(`lastScope(${text}, false)`);
    added.push(await step(`lastScope(${text}, true)`, gates));
  }
  const unmount = await step(`show(${text}, false)`, 0);
  await page.evaluate(`lastScope(${text}, false)`);
  return {
    mount: mount.ms,
    unmount: unmount.ms,
    refreshAlone: alone.ms / refreshes,
    refresh: refresh.ms / refreshes,
    added: median(added.map(({ ms }) => ms)),
    bytes,
    rendersAtRefresh: refresh.renders / refreshes,
    rendersAtAdded: median(added.map(({ renders }) => renders)),
  };
}
