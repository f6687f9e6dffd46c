/** Headers by their shape and not their class: a polyfill's are headers too. */
export function asHeaders(value: unknown): Headers | null {
  const isHeaders = typeof (value as Partial<Headers> | null | undefined)?.get === "function";
  return isHeaders ? (value as Headers) : null;
}
