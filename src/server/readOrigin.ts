import { parseUrl } from "./parseUrl.js";

/**
 * The origin in a text, as a browser writes it in the `Origin` header; `null` when it is anything but an origin, a
 * slash at its end apart. Apps in a web view have schemes of their own (`capacitor://localhost`), for which URL's own
 * `origin` answers "null".
 *
 * @see RFC 6454 §6
 */
export function readOrigin(text: string): string | null {
  const url = parseUrl(text);
  if (!url || /[*\s,]/.test(text)) return null;
  const { origin, protocol, host, pathname, search, hash, username, password } = url;
  const beyond = `${pathname === "/" ? "" : pathname}${search}${hash}${username}${password}`;
  if (host === "" || beyond !== "" || /[?#@]/.test(text)) return null;
  return origin === "null" ? `${protocol}//${host}` : origin;
}
