/** Runs something once after `ms` milliseconds; returns how to call it off. */
export type Timer = (run: () => void, ms: number) => () => void;

/** With more every runtime's timer rings at once. Nothing of ours waits as long. */
const longestMs = 2_147_483_647;

export const timer: Timer = (run, ms) => {
  const id = setTimeout(run, Math.min(ms, longestMs));
  return () => clearTimeout(id);
};
