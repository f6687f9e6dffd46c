/** Runs something once after `ms` milliseconds; returns how to call it off. */
export type Timer = (run: () => void, ms: number) => () => void;

/** With more every runtime's timer rings at once. Nothing here waits for 24 days, except a time limit that was switched off. */
const longestMs = 2_147_483_647;

export const timer: Timer = (run, ms) => {
  const id = setTimeout(run, Math.min(ms, longestMs));
  return () => clearTimeout(id);
};
