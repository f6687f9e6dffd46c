/** What came from outside as a sentence may hold it: quoted, in printable ASCII, and not endless. */
export function shown(value: unknown): string {
  return JSON.stringify(
    String(value)
      .slice(0, 100)
      .replace(/[^ -~]/g, "\ufffd"),
  );
}
