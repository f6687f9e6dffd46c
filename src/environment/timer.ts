/** Runs something once after `ms` milliseconds; returns how to call it off. */
export type Timer = (run: () => void, ms: number) => () => void;

export const timer: Timer = (run, ms) => {
  const id = setTimeout(run, ms);
  return () => clearTimeout(id);
};
