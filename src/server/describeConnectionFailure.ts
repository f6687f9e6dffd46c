/**
 * Why a request could not be sent, in words that are safe to repeat: the system's own code when there is one, such as
 * `ECONNREFUSED`. Nothing else of the exception: a runtime may quote the header that it could not send.
 */
export function describeConnectionFailure(reason: unknown): string {
  const codes = [reason, (reason as { cause?: unknown } | null)?.cause].map(
    (each) => (each as { code?: unknown } | null | undefined)?.code,
  );
  const code = codes.find((each) => typeof each === "string" && /^[A-Z][A-Z_]{2,40}$/.test(each));
  return code === undefined ? "no answer came" : `no answer came (${code})`;
}
