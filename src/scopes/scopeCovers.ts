/**
 * Whether what is granted covers one required scope. A trailing `*` covers everything below it; `write` does not
 * include `read`; a required wildcard is met only by itself or by a wider one.
 *
 * @example
 * scopeCovers(["connect:actions:*"], "connect:actions:run") // true
 * scopeCovers("connect:accounts:write", "connect:accounts:read") // false
 */
export function scopeCovers(granted: string | readonly string[], required: string): boolean {
  const list = typeof granted === "string" ? granted.split(/\s+/) : granted;
  return list.some(
    (scope) =>
      scope === required ||
      scope === "*" ||
      (scope.endsWith(":*") && required.length > scope.length - 1 && required.startsWith(scope.slice(0, -1))),
  );
}
