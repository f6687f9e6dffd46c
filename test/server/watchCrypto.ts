import { vi } from "vitest";

/** What `crypto.subtle` is busy with: it works in threads, which no turn of the event loop waits for. */
export function watchCrypto(): ReadonlySet<Promise<unknown>> {
  const underWay = new Set<Promise<unknown>>();
  for (const name of ["importKey", "deriveBits", "encrypt", "decrypt"] as const) {
    const original = crypto.subtle[name].bind(crypto.subtle) as (...given: unknown[]) => Promise<never>;
    vi.spyOn(crypto.subtle, name).mockImplementation((...given: unknown[]) => {
      const answer = original(...given);
      const settled: Promise<unknown> = answer.catch(() => {}).finally(() => underWay.delete(settled));
      underWay.add(settled);
      return answer;
    });
  }
  return underWay;
}
