import type { Fault } from "./Fault.js";

const bodiless: readonly number[] = [204, 205, 304];

/** The answer that a fault gives: what it says, and otherwise what the API would say with this status. */
export function faultResponse({
  status = 500,
  body = defaultBody(status),
  headers: own = {},
}: Fault): Response {
  const headers = new Headers(status === 429 ? { "retry-after": "1" } : {});
  const hasBody = !bodiless.includes(status);
  if (hasBody) headers.set("content-type", contentType(body));
  for (const [name, value] of Object.entries(own)) headers.set(name, value);
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return new Response(hasBody ? text : null, { status, headers });
}

function contentType(body: unknown): string {
  if (typeof body !== "string") return "application/json; charset=utf-8";
  return body.startsWith("<") ? "text/html; charset=utf-8" : "text/plain; charset=utf-8";
}

function defaultBody(status: number): unknown {
  if (status < 400) return {};
  if (status === 401) return { error: "Unauthorized" };
  if (status === 403) return { error: "Forbidden" };
  if (status === 404) return { error: "record not found" };
  if (status === 429) return { error: "Throttled" };
  return { error: status >= 500 ? "Internal server error" : "Bad request" };
}
