/**
 * Whether two values say the same: identical, or plain objects or lists with the same fields, dates by their time. A
 * hidden `token` is compared as well.
 */
export function sameFields(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (!isPlain(one) || !isPlain(other) || Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = ["token", ...Object.keys({ ...one, ...other })];
  return keys.every((key) => sameValue(one[key], other[key]));
}

function sameValue(one: unknown, other: unknown): boolean {
  if (one instanceof Date && other instanceof Date) return one.getTime() === other.getTime();
  return Object.is(one, other);
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}
