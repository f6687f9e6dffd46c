/** Frameworks steer themselves by exceptions, which they tell by a `digest`; a page would not be rendered right without. */
export function isForFramework(reason: unknown): boolean {
  return typeof (reason as { digest?: unknown } | null)?.digest === "string";
}
