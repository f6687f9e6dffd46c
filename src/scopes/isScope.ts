/** `*`, or segments of `[a-z0-9_]` joined by `:`, the last of which may be `*`. */
const form = /^(?:\*|[a-z0-9_]+(?::[a-z0-9_]+)*(?::\*)?)$/;

/** Whether a text has the form of one scope. It says nothing about whether Pipedream knows it. */
export function isScope(text: string): boolean {
  return typeof text === "string" && form.test(text); // test() would take undefined for the word
}
