import { inspect } from "node:util";
import fc from "fast-check";
import { scopeCovers } from "react-connect-token/core";
import { expect, it } from "vitest";
import { echo, fakePipedream, json, secrets } from "./fakePipedream.js";
import { givenTime } from "./givenTime.js";
import { ownPage, routeUrl, tokenRoute } from "./tokenRoute.js";

const allowed = ["connect:accounts:read", "connect:accounts:write", "connect:actions:*"];
const cookie = "session=alice-5c1e";

const methods = fc.oneof(
  { weight: 4, arbitrary: fc.constant("POST") },
  fc.constantFrom("GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND", "post"),
);

/** Any header, with what a browser, a proxy or an attacker may put into it. */
const text = fc.string({ unit: "grapheme-ascii", maxLength: 40 });
const anyHeaders = fc.record(
  {
    origin: fc.oneof(
      fc.constantFrom(
        "https://app.example.com",
        "https://admin.example.com",
        "https://evil.example",
        "null",
        "*",
      ),
      fc.webUrl(),
      text,
    ),
    "sec-fetch-site": fc.oneof(fc.constantFrom("same-origin", "same-site", "cross-site", "none"), text),
    "content-type": fc.oneof(
      { weight: 4, arbitrary: fc.constant("application/json") },
      fc.constantFrom("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"),
      text,
    ),
    "content-length": fc.oneof(fc.nat(20_000).map(String), text),
    host: fc.oneof(fc.constantFrom("app.example.com", "evil.example"), fc.domain(), text),
    "x-forwarded-host": fc.domain(),
    "x-http-method-override": fc.constantFrom("POST", "DELETE"),
    authorization: fc.constantFrom(`Bearer ${secrets.accessToken}`, `Bearer ${secrets.connectToken}`),
    "access-control-request-headers": text,
    cookie: fc.oneof(
      { weight: 3, arbitrary: fc.constant(cookie) },
      fc.constantFrom("session=", `x${cookie}`),
      text,
    ),
  },
  { requiredKeys: [] },
);

/** All at random, or a request of the own page with one or two headers that are not as they should be. */
const headers = fc.oneof(anyHeaders, {
  weight: 4,
  arbitrary: fc.tuple(anyHeaders, fc.nat(), fc.nat()).map(([others, ...picks]) => almost(others, picks)),
});

function almost(others: Readonly<Record<string, string>>, picks: readonly number[]): Record<string, string> {
  const entries = Object.entries(others);
  const changed = entries.length === 0 ? [] : picks.map((pick) => entries[pick % (entries.length * 2)]);
  const good = { ...ownPage, cookie, "content-type": "application/json" };
  return { ...good, ...Object.fromEntries(changed.filter((entry) => entry !== undefined)) };
}

const scope = fc.oneof(
  fc.constantFrom(
    "*",
    "connect:*",
    "connect:accounts:*",
    "connect:proxy",
    "connect:accounts:read connect:proxy",
    "",
  ),
  fc.string({ maxLength: 60 }),
);
const wish = fc.record(
  {
    scope,
    expires_in: fc.oneof(fc.integer({ min: -1, max: 20_000 }), fc.double(), fc.string()),
    external_user_id: fc.oneof(fc.constantFrom("alice", "bob", secrets.clientSecret), fc.string()),
    purpose: fc.constantFrom("connect", "other"),
    app: fc.oneof(fc.constantFrom("slack", "slack&x=1"), fc.string()),
  },
  { requiredKeys: [] },
);
const bodies = fc.oneof(
  fc.constant(undefined),
  { weight: 4, arbitrary: wish.map((value) => JSON.stringify(value)) },
  fc.jsonValue().map((value) => JSON.stringify(value)),
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.constantFrom(
    '{"__proto__":{"scope":"*","external_user_id":"bob"}}',
    "[".repeat(2_000),
    `{"x":"${"x".repeat(17_000)}"}`,
  ),
);

/** How Pipedream is today; every failure holds every secret somewhere. */
const moods = fc.constantFrom<Parameters<typeof fakePipedream>[0]>(
  {},
  { oauth: () => echo(401) },
  { oauth: () => echo(500) },
  { api: () => echo(400) },
  { api: () => echo(429, { "retry-after": "7" }) },
  { api: () => json({ token: `${secrets.accessToken} ${secrets.upstreamBody}` }) },
  { api: () => Promise.reject(new TypeError(Object.values(secrets).join())) },
);

const asked = fc.record({ method: methods, headers, body: bodies });

type Asked = typeof asked extends fc.Arbitrary<infer Value> ? Value : never;

/** `null`: no HTTP client could send it. */
function requestFor({ method, headers: sent, body }: Asked) {
  try {
    const hasBody = body !== undefined && !/^(get|head)$/i.test(method);
    return new Request(routeUrl, { method, headers: sent, ...(hasBody && { body }) });
  } catch {
    return null;
  }
}

it("grants nothing without a session, nothing beyond the session, and never shows a secret", async () => {
  const seen = new Set<number>();
  await fc.assert(
    fc.asyncProperty(asked, moods, async (given, mood) => {
      const request = requestFor(given);
      fc.pre(request !== null);
      const time = givenTime();
      const route = tokenRoute(
        {
          scope: allowed,
          expiresIn: 3_600,
          allowedOrigins: "https://admin.example.com",
          authenticate: ({ headers }) => (headers.get("cookie") === cookie ? "alice" : null),
        },
        fakePipedream(mood, time),
      );

      const response = await time.until(route.handler(request));
      const { status } = response;
      const body = await response.text();
      seen.add(status);

      const isPreflight = request.method === "OPTIONS" && status === 204;
      if (request.headers.get("cookie") !== cookie && !isPreflight)
        expect(status).toBeGreaterThanOrEqual(400);
      if (request.headers.get("cookie") !== cookie) expect(route.pipedream.arrived).toEqual([]);
      expect(body === "" || isPreflight || status >= 400 || request.method === "POST").toBe(true);
      expect(response.headers.get("cache-control")).toBe("no-store");

      for (const { body: sent } of route.pipedream.apiRequests) {
        expect(sent.external_user_id).toBe("alice");
        expect(sent.expires_in).toBeLessThanOrEqual(3_600);
        const scopes = String(sent.scope).split(" ");
        expect(scopes.every((each) => scopeCovers(allowed, each))).toBe(true);
      }

      const shown = `${body} ${inspect([...response.headers])} ${route.errors.map((error) => `${error}`)}`;
      // What the attacker sent may come back: a method's or a header's name, or the beginning of a wrong scope.
      const said = JSON.stringify(given);
      for (const secret of Object.values(secrets)) {
        const isGranted = status === 200 && secret === secrets.connectToken;
        if (!isGranted && !said.includes(secret)) expect(shown).not.toContain(secret);
      }
    }),
    { numRuns: 1_500 },
  );
  // It is no proof if everything was turned away at the door.
  expect([...seen]).toEqual(expect.arrayContaining([200, 204, 400, 401, 403, 405, 413, 415, 429, 500, 502]));
});
