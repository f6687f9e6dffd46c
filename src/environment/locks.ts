/** What is used of the Web Locks of an origin. */
export type Locks = Pick<LockManager, "request">;

/** The locks that all tabs of an origin share; `undefined` where there are none, or none for this page. */
export function locks(): Locks | undefined {
  try {
    return globalThis.navigator?.locks;
  } catch {
    return undefined;
  }
}

/**
 * Holds a lock until `over` is aborted, which ends the wait for it as well.
 *
 * @returns Whether it is held: not if somebody else has it and `ifAvailable` is set, nor where the API refuses.
 */
export function hold(
  locks: Locks,
  name: string,
  options: Pick<LockOptions, "mode" | "ifAvailable">,
  over: AbortSignal,
): Promise<boolean> {
  return new Promise<boolean>((resolve, reject) => {
    const keep = (lock: Lock | null) => {
      resolve(lock !== null && !over.aborted);
      if (lock !== null && !over.aborted)
        return new Promise<void>((release) => over.addEventListener("abort", () => release()));
    };
    // The two exclude each other.
    const request = options.ifAvailable ? options : { ...options, signal: over };
    locks.request(name, request, keep).catch(reject);
  }).catch(() => false);
}
