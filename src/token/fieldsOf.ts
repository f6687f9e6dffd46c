/** The fields of what came from outside: each still to be checked. What is no object has none. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return Object(value);
}
