/** Lets go of a body that nobody reads, so that its connection is free again. */
export async function discardBody({ body }: Response): Promise<void> {
  // node-fetch's is a stream of Node, which has no cancel.
  await body?.cancel?.().catch(() => {});
}
