/** Whether an address says by itself where it is, or there is a page that a path is on. */
export function canBeAsked(address: string | URL): boolean {
  try {
    return new URL(address, globalThis.document?.baseURI ?? globalThis.location?.href) !== null;
  } catch {
    return false;
  }
}
