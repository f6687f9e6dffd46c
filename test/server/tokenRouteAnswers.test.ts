import { expect, it } from "vitest";
import { echo, fakePipedream, json } from "./fakePipedream.js";
import { givenTime } from "./givenTime.js";
import { outcome, ownPage, tokenRoute } from "./tokenRoute.js";

const deep = (levels: number) => `${"[".repeat(levels)}${"]".repeat(levels)}`;

it.each([
  [200, undefined, {}],
  [200, undefined, { __unknown: 1, nested: { deep: [1] } }],
  [200, undefined, `{"x": ${deep(31)}}`],
  [400, "invalid_request", `{"x": ${deep(32)}}`],
  [400, "invalid_request", deep(5_000)],
  [400, "invalid_request", "not json"],
  [400, "invalid_request", "[]"],
  [400, "invalid_request", "null"],
  [400, "invalid_request", '"text"'],
  [400, "invalid_request", { expires_in: 0 }],
  [400, "invalid_request", { expires_in: 14_401 }],
  [400, "invalid_request", { expires_in: 1.5 }],
  [400, "invalid_request", { expires_in: "60" }],
  [400, "invalid_request", { expires_in: null }],
  [400, "invalid_request", { scope: ["connect:accounts:read"] }],
  [400, "invalid_request", { purpose: "other" }],
  [400, "invalid_request", { app: "slack&token=x" }],
  [400, "invalid_request", { external_user_id: 7 }],
  [400, "invalid_scope", { scope: "*" }],
  [400, "invalid_scope", { scope: "connect:accounts:read *" }],
  [400, "invalid_scope", { scope: "" }],
  [400, "invalid_scope", { scope: "Connect" }],
  [403, "scope_not_allowed", { scope: "connect:proxy" }],
  [413, "invalid_request", `{"x":"${"x".repeat(1_000_000)}"}`],
])("answers %d %s to the body %.60j", async (status, code, body) => {
  const route = tokenRoute();
  expect(await outcome(await route.ask(body))).toEqual([status, code]);
  expect(route.pipedream.arrived).toHaveLength(status === 200 ? 2 : 0);
});

it("drops __proto__ at every depth before anybody sees the body", async () => {
  let seen: object = {};
  const route = tokenRoute({
    tokenOptions: (_, __, body) => {
      seen = Object.assign({}, body, body.inner);
      return {};
    },
  });
  await route.ask('{"__proto__": {"scope": "connect:*"}, "inner": {"__proto__": {"admin": true}}}');
  expect(Object.getPrototypeOf(seen)).toBe(Object.prototype);
});

it("answers 413 to a body that is announced as too long, before anybody is asked", async () => {
  const route = tokenRoute({ authenticate: () => Promise.reject(new Error("asked")) });
  const response = await route.ask({}, { "content-length": "16385" });
  expect(await outcome(response)).toEqual([413, "invalid_request"]);
});

it.each([
  ["application/x-www-form-urlencoded", "scope=connect:proxy"],
  ["application/x-www-form-urlencoded", undefined],
  ["multipart/form-data; boundary=x", "--x--"],
  ["text/plain", '{"scope":"connect:accounts:read"}'],
  ["text/html; x=application/json", "{}"],
])("answers 415 to a body sent as %s", async (type, body) => {
  const route = tokenRoute();
  expect(await outcome(await route.ask(body, { "content-type": type }))).toEqual([415, "invalid_request"]);
  expect(route.pipedream.arrived).toHaveLength(0);
});

it("answers 415 to a body without a type, as a beacon sends it", async () => {
  const route = tokenRoute();
  const request = new Request("http://app.example.com/", {
    method: "POST",
    headers: ownPage,
    body: new Blob(['{"scope":"connect:accounts:read"}']),
  });
  expect(await outcome(await route.handler(request))).toEqual([415, "invalid_request"]);
});

it.each(["application/json; charset=utf-8", "Application/JSON", "application/problem+json"])(
  "takes %s for JSON",
  async (type) => {
    expect((await tokenRoute().ask({}, { "content-type": type })).status).toBe(200);
  },
);

it.each(["GET", "HEAD", "PUT", "PATCH", "DELETE"])(
  "answers 405 to %s, and says what is allowed",
  async (method) => {
    const route = tokenRoute();
    const response = await route.send({ method, headers: ownPage });
    expect([response.status, response.headers.get("allow")]).toEqual([405, "POST, OPTIONS"]);
    expect(route.pipedream.arrived).toHaveLength(0);
  },
);

it.each([
  ["throws", () => Promise.reject(new Error("database is down"))],
  [
    "throws at once",
    () => {
      throw new Error("database is down");
    },
  ],
  ["answers an empty id", () => ""],
  ["answers an id of 251 characters", () => "x".repeat(251)],
  ["answers an id with a line break", () => "alice\r\nX-Evil: 1"],
  ["answers a number", () => 7 as never],
  ["answers an object without an id", () => ({}) as never],
  ["answers true", () => true as never],
  ["narrows to a life that cannot be", () => ({ externalUserId: "alice", expiresIn: 0 })],
  ["narrows to a scope that is none", () => ({ externalUserId: "alice", scope: "connect:" })],
  ["narrows to a scope that is no text", () => ({ externalUserId: "alice", scope: 7 as never })],
])("answers 500 when authenticate %s", async (_, authenticate) => {
  const route = tokenRoute({ authenticate });
  expect(await outcome(await route.ask())).toEqual([500, "authenticate_failed"]);
  expect(route.errors.map(({ code }) => code)).toEqual(["authenticate_failed"]);
  expect(route.pipedream.arrived).toHaveLength(0);
});

it("answers 503 when authenticate does not answer within five seconds", async () => {
  const time = givenTime();
  const route = tokenRoute({ authenticate: () => new Promise(() => {}) }, fakePipedream({}, time));
  expect(await outcome(await time.until(route.ask()))).toEqual([503, "authenticate_timeout"]);
  expect(time.passed).toBe(5_000);
  expect(time.timers).toBe(0);
});

it("gives authenticate as long as it is told", async () => {
  const time = givenTime();
  const never = { authenticate: () => new Promise<null>(() => {}), authenticateTimeout: 50 };
  await time.until(tokenRoute(never, fakePipedream({}, time)).ask());
  expect(time.passed).toBe(50);
});

it.each([
  [500, "invalid_client", { oauth: () => echo(401) }],
  [502, "api_rejected", { oauth: () => echo(400) }],
  [502, "api_unavailable", { oauth: () => echo(503, { "retry-after": "60" }) }],
  [502, "api_rejected", { api: () => echo(400) }],
  [502, "api_rejected", { api: () => echo(401) }],
  [502, "api_rejected", { api: () => echo(403) }],
  [502, "api_unavailable", { api: () => echo(500) }],
  [502, "api_unavailable", { api: () => new Response("<!doctype html><p>Down") }],
  [502, "api_unavailable", { api: () => Response.redirect("https://elsewhere.example/") }],
  [502, "api_unavailable", { api: () => json({ error: "Throttled" }) }],
  [502, "api_unavailable", { api: () => Promise.reject(new TypeError("fetch failed")) }],
  [429, "api_throttled", { api: () => echo(429) }],
  [429, "api_throttled", { oauth: () => echo(429, { "retry-after": "60" }) }],
  [504, "api_timeout", { api: () => new Promise<Response>(() => {}) }],
])("answers %d %s when Pipedream fails so (%#)", async (status, code, answers) => {
  const time = givenTime();
  const route = tokenRoute({}, fakePipedream(answers, time));
  const response = await time.until(route.ask());
  expect(await outcome(response)).toEqual([status, code]);
  expect(response.headers.get("cache-control")).toBe("no-store");
  if (status === 429) expect(response.headers.get("retry-after")).toBe("60");
});
