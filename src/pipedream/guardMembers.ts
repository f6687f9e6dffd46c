/**
 * The same object, but what its class gives (a getter's value, a method) goes through `guard`, which reads it if it
 * wants to: a getter may send something. Own properties are left alone: they are its fields, and what a test has put
 * there.
 */
export function guardMembers<Target extends object>(
  target: Target,
  guard: (read: () => unknown, key: string) => unknown,
): Target {
  return new Proxy(target, {
    get(_, key) {
      const read = (): unknown => Reflect.get(target, key, target);
      const isOurs = typeof key === "string" && !Object.hasOwn(target, key) && !(key in Object.prototype);
      return isOurs ? guard(read, key) : read();
    },
  });
}
