import type { Call } from "./Call.js";
import type { RateLimit } from "./rateLimit.js";

/** One endpoint. */
export interface Route {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Below `/v1/connect`, project left out, parameters in braces; or from `/v1/oauth` and `/v1/apps` on, in full. */
  readonly path: string;
  /** Whether it belongs to a project, whose id then stands in the path or comes from the Connect token. */
  readonly project: boolean;
  /** Which tokens it takes. */
  readonly tokens: "none" | "oauth" | "connect" | "both";
  /** The scope it needs, where `tokens` is not `"none"`. */
  readonly scope?: string;
  /** The documented limit that it counts towards. */
  readonly limit?: RateLimit;
  handle(call: Call): Response | Promise<Response>;
}

/** The route's name in `scopeMap`. */
export const routeKey = ({ method, path }: Route): string => `${method} ${path}`;
