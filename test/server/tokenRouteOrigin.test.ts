import { expect, it } from "vitest";
import { outcome, tokenRoute } from "./tokenRoute.js";

const own = "https://app.example.com";
const listed = "https://admin.example.com";
const foreign = "https://evil.example";

it.each([
  [own, "same-origin", 200],
  [undefined, "same-origin", 200],
  [own, "same-site", 403],
  [own, "cross-site", 403],
  [own, "none", 403],
  [undefined, "none", 403],
  [undefined, "cross-site", 403],
  [undefined, "same-site", 403],
  [own, "SAME-ORIGIN?", 403],
  [foreign, "cross-site", 403],
  [foreign, undefined, 403],
  [`${own}.evil.example`, undefined, 403],
  ["https://app.example.com:8443", undefined, 403],
  [own, undefined, 200],
  ["http://app.example.com", undefined, 200],
  [listed, "same-site", 200],
  [listed, "cross-site", 200],
  [listed, "none", 200],
  [listed, undefined, 200],
  ["null", undefined, 403],
  ["null", "same-origin", 403],
  ["null", "cross-site", 403],
  ["not an origin", undefined, 403],
  [undefined, undefined, 200],
])("with Origin %s and Sec-Fetch-Site %s answers %d", async (origin, site, status) => {
  const route = tokenRoute({ allowedOrigins: listed });
  const headers = { ...(origin && { origin }), ...(site && { "sec-fetch-site": site }) };
  const response = await route.send({ headers });
  expect(await outcome(response)).toEqual([status, status === 403 ? "forbidden_origin" : undefined]);
  expect(route.pipedream.arrived).toHaveLength(status === 200 ? 2 : 0);
});

it("compares an older browser's Origin with Host, which a proxy passes on, before its own address", async () => {
  const route = tokenRoute();
  const behindProxy = { origin: "https://www.example.org", host: "www.example.org" };
  expect((await route.send({ headers: behindProxy })).status).toBe(200);
  expect((await route.send({ headers: { origin: own, host: "internal:8080" } })).status).toBe(403);
  expect((await route.send({ headers: { origin: own, host: "app.example.com:443" } })).status).toBe(200);
});

it("takes a page without an origin only where null is listed, and names it to nobody", async () => {
  const route = tokenRoute({ allowedOrigins: ["null", listed] });
  expect((await route.send({ headers: { origin: "null", "sec-fetch-site": "cross-site" } })).status).toBe(
    200,
  );
  expect(route.asked?.allowed_origins).toEqual([listed]);
});

it.each([
  [{}, undefined, undefined],
  [{ origin: own, "sec-fetch-site": "same-origin" }, undefined, [own]],
  [{ origin: own, "sec-fetch-site": "same-origin" }, listed, [listed, own]],
  [{ origin: listed, "sec-fetch-site": "same-site" }, listed, [listed]],
  [{}, listed, [listed]],
])("binds the token asked with %j, list %s, to %j", async (headers, allowedOrigins, bound) => {
  const route = tokenRoute({ allowedOrigins });
  await route.send({ headers });
  expect(route.asked?.allowed_origins).toEqual(bound);
});

it("lets pages of listed origins read every answer, Date and Retry-After included", async () => {
  const route = tokenRoute({ allowedOrigins: listed, authenticate: () => null });
  for (const method of ["POST", "GET"]) {
    const { headers } = await route.send({
      method,
      headers: { origin: listed, "sec-fetch-site": "same-site" },
    });
    expect(headers.get("access-control-allow-origin")).toBe(listed);
    expect(headers.get("access-control-allow-credentials")).toBe("true");
    expect(headers.get("access-control-expose-headers")).toBe("Date, Retry-After");
    expect(headers.get("vary")).toContain("Origin");
  }
});

it.each([own, foreign, "null"])("gives %s no CORS headers", async (origin) => {
  const response = await tokenRoute({ allowedOrigins: listed }).send({ headers: { origin } });
  const names = [...response.headers.keys()].filter((name) => name.startsWith("access-control"));
  expect(names).toEqual([]);
});

it("answers a preflight of a listed origin with what it asks for", async () => {
  const route = tokenRoute({ allowedOrigins: listed });
  const response = await route.send({
    method: "OPTIONS",
    headers: {
      origin: listed,
      "sec-fetch-site": "same-site",
      "access-control-request-method": "POST",
      "access-control-request-headers": "content-type,x-csrf-token",
    },
  });
  expect(response.status).toBe(204);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "access-control-allow-origin": listed,
    "access-control-allow-methods": "POST",
    "access-control-allow-headers": "content-type,x-csrf-token",
    "cache-control": "no-store",
  });
});

it.each([
  [own, "same-origin", 204],
  [own, undefined, 204],
  [foreign, "cross-site", 403],
  [foreign, undefined, 403],
  [undefined, undefined, 403],
])("answers OPTIONS from %s (%s) with %d and without CORS headers", async (origin, site, status) => {
  const headers = { ...(origin && { origin }), ...(site && { "sec-fetch-site": site }) };
  const response = await tokenRoute({ allowedOrigins: listed }).send({ method: "OPTIONS", headers });
  expect(response.status).toBe(status);
  expect(response.headers.has("access-control-allow-origin")).toBe(false);
});

it("does not repeat what is no list of header names", async () => {
  const response = await tokenRoute({ allowedOrigins: listed }).send({
    method: "OPTIONS",
    headers: { origin: listed, "access-control-request-headers": "*" },
  });
  expect(response.headers.get("access-control-allow-headers")).toBe("content-type");
});
