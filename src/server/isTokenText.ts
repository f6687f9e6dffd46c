/** Visible ASCII without white space: what can stand in an Authorization header. */
const form = /^[\x21-\x7e]{1,8192}$/;

/** Whether a value can be sent as a Bearer token. */
export function isTokenText(value: unknown): value is string {
  return typeof value === "string" && form.test(value);
}
