import { serverError } from "../errors/serverCatalogue.js";
import type { ConnectTokenDetails } from "./CreateConnectTokenOptions.js";
import { parseUrl } from "./parseUrl.js";
import type { TokenRequestBody } from "./TokenRequestBody.js";

/** With its scheme, a user and a port: a name in the DNS has 253 letters at most. */
const longestHost = 400;

const fields = ["successRedirectUri", "errorRedirectUri", "webhookUri"] as const;

/**
 * Refuses an address whose host the browser chose, unless it is one of the app's own or listed origins: sent on as it
 * came, it would make an open redirect of the Connect page, or post the token to a stranger. What the server decides
 * by itself may lead anywhere, and so may a path on such a host.
 *
 * @param origins The listed ones, and the page's own once it has passed.
 * @throws ConnectTokenError `invalid_request`
 */
export function checkAddresses(
  details: ConnectTokenDetails | undefined,
  body: TokenRequestBody,
  origins: readonly string[],
): void {
  const unlisted = fields.flatMap((field) => {
    const address = details?.[field];
    // What is no address is refused by name further on.
    const url = typeof address === "string" ? parseUrl(address) : null;
    if (typeof address !== "string" || !url) return [];
    return origins.includes(originOf(url)) ? [] : [address, url.href].map(lowerCase);
  });
  if (unlisted.length === 0) return;
  const texts = [...new Set(textsOf(body).flatMap(spellings).map(lowerCase))];
  if (unlisted.some((address) => texts.some((text) => reachesHost(address, text)))) {
    throw serverError("invalid_request", { problem: "it names an address that is not of a listed origin" });
  }
}

/**
 * Whether a text has brought a whole word of what stands before an address's path, or its end: "munity" makes
 * `example.community` of `example.com`. A path of its own cannot, and other letters, such as the `en` of
 * `agency.example`, stand there by chance; so do one or two at the end where the server's own path follows.
 */
function reachesHost(address: string, text: string): boolean {
  if (/^[/?#](?![/\\])/.test(text)) return false;
  const host = /^[^:]*:[/\\]*[^/\\?#]*/.exec(address)?.[0] ?? "";
  if (host.length > longestHost) return true; // no name in the DNS, so it came from somewhere
  const words = wordsOf(host);
  return placesOf(text, address, host.length).some((at) => {
    const end = at + text.length;
    const isLong = text.length > 2 || /^\/?(?:[?#]|$)/.test(address.slice(end));
    const isEnd = at < host.length && end >= host.length && isLong && wordsOf(text).length > 0;
    return isEnd || words.some(({ 0: word, index }) => at <= index && index + word.length <= end);
  });
}

function wordsOf(text: string): readonly RegExpExecArray[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)];
}

function placesOf(text: string, address: string, before: number): readonly number[] {
  const places: number[] = [];
  for (let at = address.indexOf(text); at >= 0 && at < before; at = address.indexOf(text, at + 1))
    places.push(at);
  return places;
}

/** A text, and what it becomes where the app cuts it clean, parses it, or puts it into an address. */
function spellings(text: string): readonly string[] {
  const trimmed = text.trim();
  const urls = [parseUrl(text), parseUrl(text, nowhere)].filter(
    (url) => url !== null && url.origin !== nowhere,
  );
  const inAddress = parseUrl(`https://${trimmed}`);
  // Behind another "https://" the text's own scheme becomes the host.
  const isScheme = /^https?$/.test(inAddress?.hostname ?? "");
  // A path may begin with a word that a host holds as well: what becomes of it has to be all before the path.
  const beforePath = /\/\/[^/]*\//.exec(inAddress?.href ?? "")?.[0];
  return [
    text,
    trimmed,
    ...urls.flatMap((url) => (url ? [url.href, url.hostname] : [])),
    isScheme ? "" : /^[/\\]/.test(trimmed) ? beforePath : inAddress?.hostname,
  ].filter((spelling): spelling is string => Boolean(spelling));
}

const nowhere = "https://nowhere.invalid";
const lowerCase = (text: string) => text.toLowerCase();

/** Schemes of mobile apps have no origin in the URL's own sense. */
function originOf({ origin, protocol, host }: URL): string {
  return origin === "null" ? `${protocol}//${host}` : origin;
}

/** Every text and number in what the browser sent beside the wire's own fields, whose forms are checked. */
function textsOf(body: TokenRequestBody): readonly string[] {
  const { scope, expires_in, purpose, app, external_user_id, ...others } = body;
  const inside = (value: unknown): readonly string[] => {
    if (typeof value === "string" || typeof value === "number") return [String(value)];
    return typeof value === "object" && value !== null ? Object.values(value).flatMap(inside) : [];
  };
  return inside(others);
}
