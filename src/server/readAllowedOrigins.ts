import { connectTokenError } from "../errors/browserCatalogue.js";
import { readOrigin } from "./readOrigin.js";

/**
 * The origins in an option: a list, or what an environment variable holds, which is one origin, several with commas
 * or white space, or JSON. A host without scheme means https; on this machine, http. `null` is what pages without an
 * origin send, sandboxed frames and files: it can be listed, but is never meant by anything else.
 *
 * @throws ConnectTokenError `invalid_options`, which names the entry
 */
export function readAllowedOrigins(value: unknown): readonly string[] {
  if (value === undefined) return [];
  const entries = typeof value === "string" ? entriesOf(value.trim()) : value;
  if (!Array.isArray(entries)) throw invalid("it is neither text nor a list");
  return [...new Set(entries.map(readEntry))];
}

function entriesOf(text: string): unknown {
  // An address of IPv6 begins with a bracket as a list does.
  if (!/^(?:"|\[(?![\da-f:.]*:))/i.test(text)) return text.split(/[\s,]+/).filter((entry) => entry !== "");
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "string" ? entriesOf(value) : value;
  } catch {
    throw invalid("it begins like JSON and is none");
  }
}

function readEntry(entry: unknown): string {
  if (entry === "null") return entry;
  if (typeof entry !== "string") throw invalid("an entry is not text");
  const text = entry.trim();
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
  const isLocal = /^(localhost|127\.0\.0\.1|\[::1\])(:|\/|$)/i.test(text);
  const origin = readOrigin(hasScheme ? text : `${isLocal ? "http" : "https"}://${text}`);
  if (origin === null) throw invalid(`${JSON.stringify(text)} is not an origin`);
  return origin;
}

function invalid(problem: string) {
  return connectTokenError("invalid_options", {
    option: "allowedOrigins",
    problem: `cannot be read: ${problem}`,
    fix: 'List origins such as "https://app.example.com": scheme, host and port, no path and no star.',
  });
}
