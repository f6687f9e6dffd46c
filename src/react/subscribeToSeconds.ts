import type { Environment } from "../environment/Environment.js";

interface Ticker {
  readonly listeners: Set<() => void>;
  stop(): void;
}

const tickers = new WeakMap<Environment, Ticker>();

/** Calls at each full second while the tab is seen; one timer for all who listen. Returns how to stop. */
export function subscribeToSeconds(environment: Environment, onSecond: () => void): () => void {
  const ticker = tickers.get(environment) ?? startTicker(environment);
  ticker.listeners.add(onSecond);
  return () => {
    ticker.listeners.delete(onSecond);
    if (ticker.listeners.size === 0) ticker.stop();
  };
}

function startTicker(environment: Environment): Ticker {
  const { clock, timer, visibility } = environment;
  const listeners = new Set<() => void>();
  let stopTimer: (() => void) | null = null;
  const tick = () => {
    for (const listener of [...listeners]) listener();
    arm();
  };
  const arm = () => {
    stopTimer?.();
    stopTimer = timer(tick, 1_000 - (clock().wall % 1_000));
  };
  const unwatch = visibility.watch(() => (visibility.read() ? tick() : stopTimer?.()));
  if (visibility.read()) arm();
  const ticker: Ticker = {
    listeners,
    stop() {
      stopTimer?.();
      unwatch();
      tickers.delete(environment);
    },
  };
  tickers.set(environment, ticker);
  return ticker;
}
