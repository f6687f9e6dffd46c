/**
 * The address in a text, or `null`. `URL.canParse` would be shorter, but in Node 20 it says no to every text with a
 * Latin-1 letter beyond ASCII, such as `https://bücher.example`, once it has been called a few thousand times.
 */
export function parseUrl(text: string, base?: string): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}
