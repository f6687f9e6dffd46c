/** The origin of an address, in the spelling of the `Origin` header; `null` when it has none. */
export function originOf(address: string): string | null {
  try {
    const { origin } = new URL(address);
    return origin === "null" ? null : origin;
  } catch {
    return null;
  }
}
