/** Being told of something, until the returned function is called. */
export type Watch = (onChange: () => void) => () => void;

/**
 * Tells when a page may have stood still without being hidden: it gets the focus, comes out of the back/forward cache,
 * or is thawed. Timers are late then, so the clock is looked at.
 */
export const wake: Watch = (onChange) => {
  // React Native and servers have neither.
  const { window, document } = globalThis as Partial<Pick<typeof globalThis, "window" | "document">>;
  const places = [
    [window, "focus"],
    [window, "pageshow"],
    [document, "resume"],
  ] as const;
  // Without `signal`: a test's window may come from elsewhere than its AbortController.
  for (const [place, type] of places) place?.addEventListener?.(type, onChange);
  return () => {
    for (const [place, type] of places) place?.removeEventListener?.(type, onChange);
  };
};
