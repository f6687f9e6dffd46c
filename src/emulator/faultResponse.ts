import type { Fault } from "./Fault.js";

/** The answer that a fault gives: what it says, and otherwise what the API would say with this status. */
export function faultResponse(fault: Fault): Response {
  const status = fault.status ?? 500;
  const body = fault.body === undefined ? defaultBody(status) : fault.body;
  const headers = new Headers(status === 429 ? { "retry-after": "1" } : {});
  if (typeof body === "string") {
    headers.set(
      "content-type",
      body.startsWith("<") ? "text/html; charset=utf-8" : "text/plain; charset=utf-8",
    );
  } else {
    headers.set("content-type", "application/json; charset=utf-8");
  }
  for (const [name, value] of Object.entries(fault.headers ?? {})) headers.set(name, value);
  const bodiless = status === 204 || status === 205 || status === 304;
  return new Response(bodiless ? null : typeof body === "string" ? body : JSON.stringify(body), {
    status,
    headers,
  });
}

function defaultBody(status: number): unknown {
  if (status === 429) return { error: "Throttled" };
  if (status === 401) return { error: "Unauthorized" };
  if (status === 403) return { error: "Forbidden" };
  if (status === 404) return { error: "record not found" };
  return { error: status >= 500 ? "Internal server error" : "Bad request" };
}
