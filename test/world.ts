import type { Environment, Port } from "react-connect-token/core";

export interface Switch extends Port<boolean> {
  set(value: boolean): void;
}

/** A world that a test holds in its hands: both clocks, timers, chance, visibility and network. */
export interface World extends Environment {
  readonly visibility: Switch;
  readonly network: Switch;
  /** The page is focused, thawed, or comes out of the back/forward cache. */
  wakeUp(): void;
  /** Lets time go by on both clocks, a timer at a time, and what follows from each settle. */
  advance(ms: number): Promise<void>;
  /** The device sleeps: the wall clock goes on, the monotonic one and every timer stand still. */
  sleep(ms: number): void;
  /** Somebody sets the wall clock. */
  setWallClock(ms: number): void;
  /** What `random` says from now on. */
  chance: number;
  /** Timers and listeners that are not let go. */
  readonly held: { readonly timers: number; readonly listeners: number };
  /** How much time has truly gone by, asleep or awake, in ms. */
  readonly trueMs: number;
  /** How many timers were ever set. */
  readonly timersSet: number;
}

/** Lets everything settle that waits for nothing but promises, however long its chain. */
export const drain = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Lets everything settle that waits for nothing but promises. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; turn++) await Promise.resolve();
}

export function createWorld(settled = settle): World {
  let wall = Date.UTC(2026, 0, 1);
  let monotonic = 0;
  let trueMs = 0;
  let timersSet = 0;
  const timers = new Set<{ at: number; run: () => void }>();
  const visibility = createSwitch();
  const network = createSwitch();
  const waking = createSwitch();

  const world: World = {
    chance: 0.5,
    clock: () => ({ wall, monotonic }),
    wallClock: () => wall,
    random: () => world.chance,
    timer(run, ms) {
      timersSet++;
      const timer = { at: monotonic + Math.max(0, ms), run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    visibility,
    network,
    wake: waking.watch,
    locks: () => undefined,
    openChannel: () => undefined,
    async advance(ms) {
      const end = monotonic + ms;
      let rangAtOnce = 0;
      await settled();
      for (;;) {
        const next = [...timers].sort((one, other) => one.at - other.at)[0];
        if (next === undefined || next.at > end) break;
        rangAtOnce = next.at === monotonic ? rangAtOnce + 1 : 0;
        if (rangAtOnce > 1_000) throw new Error("A timer is set again and again, and no time goes by.");
        wall += next.at - monotonic;
        trueMs += next.at - monotonic;
        monotonic = next.at;
        timers.delete(next);
        next.run();
        await settled();
      }
      wall += end - monotonic;
      trueMs += end - monotonic;
      monotonic = end;
    },
    wakeUp: () => waking.set(true),
    sleep(ms) {
      wall += ms;
      trueMs += ms;
    },
    setWallClock(ms) {
      wall = ms;
    },
    get trueMs() {
      return trueMs;
    },
    get timersSet() {
      return timersSet;
    },
    get held() {
      return {
        timers: timers.size,
        listeners: visibility.listeners.size + network.listeners.size + waking.listeners.size,
      };
    },
  };
  return world;
}

export function createSwitch() {
  let value = true;
  const listeners = new Set<() => void>();
  return {
    listeners,
    read: () => value,
    watch(onChange: () => void) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    set(next: boolean) {
      value = next;
      for (const listener of [...listeners]) listener();
    },
  };
}
