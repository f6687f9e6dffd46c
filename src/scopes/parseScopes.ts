/**
 * Splits a space-separated list of scopes: any white space, duplicates dropped, order kept.
 * A list is taken as it is, its entries split likewise. It does not check the names: {@link asScope} does.
 *
 * @see RFC 6749 §3.3
 * @example parseScopes("connect:accounts:read  connect:proxy") // ["connect:accounts:read", "connect:proxy"]
 */
export function parseScopes(text: string | readonly string[]): readonly string[] {
  const words = typeof text === "string" ? text.split(/\s+/) : text.flatMap((entry) => entry.split(/\s+/));
  return [...new Set(words.filter((word) => word !== ""))];
}
