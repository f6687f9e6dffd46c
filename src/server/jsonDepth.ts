/** How deep objects and lists are nested in JSON text, found out without parsing it. Text that is no JSON gives any number. */
export function jsonDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  // A string that nobody ends ends with the text: else each of its quotes would be tried to the end of the text anew.
  for (const [mark] of text.matchAll(/"(?:[^"\\]|\\.)*(?:"|\\?$)|[[\]{}]/gs)) {
    if (mark === "[" || mark === "{") deepest = Math.max(deepest, ++depth);
    else if (mark === "]" || mark === "}") depth--;
  }
  return deepest;
}
