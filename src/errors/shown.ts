const longest = 100;

/** What came from outside as a sentence may hold it: quoted, without control characters, and not endless. */
export function shown(value: unknown): string {
  const start = typeof value === "string" && value.length > longest ? `${value.slice(0, longest)}…` : value;
  return String(JSON.stringify(start)).replace(/\p{C}|\p{Zl}|\p{Zp}/gu, "\ufffd");
}
