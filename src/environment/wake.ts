/** Being told of something, until the returned function is called. */
export type Watch = (onChange: () => void) => () => void;

/**
 * Tells when a page may have stood still without being hidden: it gets the focus, comes out of the back/forward cache,
 * or is thawed. Timers are late then, so the clock is looked at.
 */
export const wake: Watch = (onChange) => {
  const over = new AbortController();
  // React Native and servers have neither.
  const { window, document } = globalThis as Partial<Pick<typeof globalThis, "window" | "document">>;
  for (const type of ["focus", "pageshow"]) window?.addEventListener?.(type, onChange, over);
  document?.addEventListener?.("resume", onChange, over);
  return () => over.abort();
};
