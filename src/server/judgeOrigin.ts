import { parseUrl } from "./parseUrl.js";
import { readOrigin } from "./readOrigin.js";

/**
 * Where a request comes from: the app's `own` page, a page of a `listed` origin, `none` (no browser sent it, so
 * `authenticate` alone decides), or a `foreign` page.
 */
export type OriginVerdict =
  | { readonly kind: "own" | "listed"; readonly origin: string | null }
  | { readonly kind: "none" | "foreign"; readonly origin: null };

const foreign: OriginVerdict = { kind: "foreign", origin: null };

/**
 * Judges by what a browser says and a page cannot change. `Sec-Fetch-Site: same-origin` proves the own site, behind a
 * proxy too, where the request's own address is not the one that the browser sees. Anything else it may say is good
 * only for listed origins. Browsers without it are judged by `Origin`, against the list and the `Host`.
 *
 * @param listed Origins as {@link readAllowedOrigins} gives them.
 * @see https://www.w3.org/TR/fetch-metadata/
 */
export function judgeOrigin(request: Request, listed: readonly string[]): OriginVerdict {
  const site = request.headers.get("sec-fetch-site");
  const header = request.headers.get("origin");
  if (header === null) {
    if (site === null) return { kind: "none", origin: null };
    return site === "same-origin" ? { kind: "own", origin: null } : foreign;
  }
  if (listed.includes(header)) return { kind: "listed", origin: header };
  const origin = readOrigin(header); // null for "null" too
  if (origin === null) return foreign;
  if (listed.includes(origin)) return { kind: "listed", origin };
  const isOwn = site === null ? isHostOf(origin, request) : site === "same-origin";
  return isOwn ? { kind: "own", origin } : foreign;
}

/** Schemes are not compared: a proxy that ends TLS makes http of https. */
function isHostOf(origin: string, request: Request): boolean {
  const { protocol, host } = new URL(origin);
  const address = `${protocol}//${request.headers.get("host") ?? new URL(request.url).host}`;
  return parseUrl(address)?.host === host;
}
