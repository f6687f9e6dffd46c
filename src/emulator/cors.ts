import type { Caller } from "./Caller.js";
import type { World } from "./World.js";

/** Whether the page that asks may: by the `allowed_origins` of its Connect token. */
export type OriginVerdict = "allowed" | "refused" | "refused-readable";

/** Only a Connect token knows where it may be used from; nothing else here looks at the origin. */
export function judgeOrigin(world: World, caller: Caller, request: Request): OriginVerdict {
  if (caller.kind !== "connect") return "allowed";
  const origin = request.headers.get("origin");
  const list = caller.token.allowedOrigins;
  if (origin === null) return list.length === 0 || world.noOrigin === "allow" ? "allowed" : "refused";
  if (list.length === 0) return world.originWithoutList === "allow" ? "allowed" : "refused";
  if (list.some((entry) => world.originMatch(entry, origin))) return "allowed";
  return world.originMismatch === 403 ? "refused" : "refused-readable";
}

/** Whether a request is a browser's question, not a call. */
export const isPreflight = (request: Request): boolean =>
  request.method === "OPTIONS" &&
  request.headers.has("origin") &&
  request.headers.has("access-control-request-method");

/** The answer to a preflight. No token is in it, so nothing can be refused yet. */
export function answerPreflight(world: World, request: Request): Response {
  const headers = new Headers({
    "access-control-allow-methods": "GET, POST, PUT, PATCH, DELETE",
    "access-control-max-age": String(world.preflight.maxAgeSeconds),
  });
  // Proxied headers are an open set (x-pd-proxy-…), so what is asked for is echoed.
  const asked = request.headers.get("access-control-request-headers");
  if (asked !== null) headers.set("access-control-allow-headers", asked);
  return new Response(null, { status: world.preflight.status, headers });
}

/** Lets the page read the answer, unless its origin was refused. */
export function addCorsHeaders(
  world: World,
  request: Request,
  verdict: OriginVerdict,
  response: Response,
): void {
  const origin = request.headers.get("origin");
  if (origin === null || verdict === "refused") return;
  response.headers.set("access-control-allow-origin", origin);
  response.headers.append("vary", "Origin");
  if (world.exposeHeaders.length > 0) {
    response.headers.set("access-control-expose-headers", world.exposeHeaders.join(", "));
  }
}
