/**
 * Whether this runs inside `next build`, which renders pages once for all visitors. Next sets the variable for itself
 * and for its workers; other builders say nothing that could be asked for without depending on them.
 */
export function isSiteBeingBuilt(): boolean {
  // Not every runtime has a `process`.
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  return process?.env?.NEXT_PHASE === "phase-production-build";
}
