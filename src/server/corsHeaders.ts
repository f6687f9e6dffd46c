import type { OriginVerdict } from "./judgeOrigin.js";

/**
 * The headers that every answer carries: nothing of it is ever stored, and pages of listed origins may read it. The
 * app's own pages need no leave, and foreign ones get none.
 *
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export function corsHeaders({ kind, origin }: OriginVerdict): [string, string][] {
  const always: [string, string][] = [
    ["cache-control", "no-store"],
    ["vary", "Origin, Sec-Fetch-Site"],
  ];
  if (kind !== "listed" || origin === null) return always;
  return [
    ...always,
    ["access-control-allow-origin", origin],
    ["access-control-allow-credentials", "true"],
    ["access-control-expose-headers", "Date, Retry-After"],
  ];
}

/** What a preflight asks beside. Whatever headers a listed page wants to send are fine: `authenticate` reads them. */
export function preflightHeaders({ kind }: OriginVerdict, request: Request): [string, string][] {
  if (kind !== "listed") return [["allow", "POST, OPTIONS"]];
  const asked = request.headers.get("access-control-request-headers") ?? "";
  return [
    ["allow", "POST, OPTIONS"],
    ["access-control-allow-methods", "POST"],
    ["access-control-allow-headers", /^[\w-]+(?:\s*,\s*[\w-]+)*$/.test(asked) ? asked : "content-type"],
    ["access-control-max-age", "600"],
  ];
}
