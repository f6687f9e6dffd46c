/**
 * Aborted as soon as one of them is; `AbortSignal.any` is younger than the browsers we run in. Aborting the controller
 * lets go of all of them.
 */
export function eitherSignal(...signals: readonly (AbortSignal | null | undefined)[]): AbortController {
  const either = new AbortController();
  for (const signal of signals) {
    if (signal?.aborted) either.abort(signal.reason);
    signal?.addEventListener("abort", () => either.abort(signal.reason), { signal: either.signal });
  }
  return either;
}
