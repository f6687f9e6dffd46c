/** Being told of something, until the returned function is called. */
export type Watch = (onChange: () => void) => () => void;

/**
 * Tells when a page may have stood still without being hidden: it gets the focus, comes out of the back/forward cache,
 * or is thawed. Timers are late then, so the clock is looked at.
 */
export const wake: Watch = (onChange) => {
  // React Native and servers have neither.
  const { window, document } = globalThis as Partial<Pick<typeof globalThis, "window" | "document">>;
  // Without `signal`: a test's window may come from elsewhere than its AbortController.
  for (const type of ["focus", "pageshow"]) window?.addEventListener?.(type, onChange);
  document?.addEventListener?.("resume", onChange);
  return () => {
    for (const type of ["focus", "pageshow"]) window?.removeEventListener?.(type, onChange);
    document?.removeEventListener?.("resume", onChange);
  };
};
