import { inspect } from "node:util";
import type { ConnectTokenError, ConnectTokenHandlerOptions } from "react-connect-token/server";
import { expect, it } from "vitest";
import { echo, fakePipedream, json, secrets } from "./fakePipedream.js";
import { givenTime } from "./givenTime.js";
import { outcome, ownPage, requestOf, tokenRoute } from "./tokenRoute.js";

/**
 * What people try, and what a hostile or broken world does, each with the exact status and code of docs/token-route.md.
 * The route: the app's own page, the user alice, `connect:accounts:read|write` and `connect:actions:*`.
 */
interface Attack {
  readonly by: string;
  readonly answer: readonly [status: number, code?: string];
  readonly method?: string;
  /** `null` takes a header of the app's own page away. */
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly body?: unknown;
  readonly route?: Partial<ConnectTokenHandlerOptions>;
  readonly pipedream?: Parameters<typeof fakePipedream>[0];
}

const foreign = "https://evil.example";
const listed = "https://admin.example.com";
const listing = { allowedOrigins: listed };
const no = { unauthenticated: [401, "unauthenticated"], origin: [403, "forbidden_origin"] } as const;
const deep = (levels: number) => `${"[".repeat(levels)}${"]".repeat(levels)}`;
const never = () => new Promise<never>(() => {});
const page = "<!doctype html><title>Bad gateway</title>";

const attacks: readonly Attack[] = [
  { by: "no session", answer: no.unauthenticated, route: { authenticate: () => null } },
  {
    by: "no session, and the user's id in the body",
    answer: no.unauthenticated,
    route: { authenticate: () => null },
    body: { external_user_id: "alice", externalUserId: "alice" },
  },
  { by: "another user's id", answer: [403, "user_mismatch"], body: { external_user_id: "bob" } },
  { by: "an empty id", answer: [403, "user_mismatch"], body: { external_user_id: "" } },
  { by: "a list of ids", answer: [400, "invalid_request"], body: { external_user_id: ["alice", "bob"] } },

  { by: "a foreign page", answer: no.origin, headers: { origin: foreign, "sec-fetch-site": "cross-site" } },
  {
    by: "a foreign page of an older browser",
    answer: no.origin,
    headers: { origin: foreign, "sec-fetch-site": null },
  },
  {
    by: "a foreign page that names its own host",
    answer: no.origin,
    headers: {
      origin: foreign,
      host: "app.example.com",
      "sec-fetch-site": null,
      "x-forwarded-host": "evil.example",
    },
  },
  { by: "a sandboxed frame", answer: no.origin, headers: { origin: "null", "sec-fetch-site": "cross-site" } },
  {
    by: "a sandboxed frame of an older browser",
    answer: no.origin,
    headers: { origin: "null", "sec-fetch-site": null },
  },
  { by: "Origin null said to be the own site", answer: no.origin, headers: { origin: "null" } },
  { by: "a sibling of the same site", answer: no.origin, headers: { "sec-fetch-site": "same-site" } },
  { by: "Sec-Fetch-Site: cross-site", answer: no.origin, headers: { "sec-fetch-site": "cross-site" } },
  { by: "Sec-Fetch-Site: none", answer: no.origin, headers: { "sec-fetch-site": "none" } },
  {
    by: "a Sec-Fetch-Site nobody knows",
    answer: no.origin,
    headers: { "sec-fetch-site": "same-origin, none" },
  },
  { by: "the own page (Sec-Fetch-Site: same-origin)", answer: [200] },
  {
    by: "a listed page (Sec-Fetch-Site: same-site)",
    answer: [200],
    headers: { origin: listed, "sec-fetch-site": "same-site" },
    route: listing,
  },
  {
    by: "a listed page (Sec-Fetch-Site: cross-site)",
    answer: [200],
    headers: { origin: listed, "sec-fetch-site": "cross-site" },
    route: listing,
  },
  {
    by: "a page whose name only begins like a listed one",
    answer: no.origin,
    headers: { origin: `${listed}.evil.example`, "sec-fetch-site": "cross-site" },
    route: listing,
  },

  {
    by: "a form post",
    answer: [415, "invalid_request"],
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: "scope=connect%3A*",
  },
  {
    by: "a form with files",
    answer: [415, "invalid_request"],
    headers: { "content-type": "multipart/form-data; boundary=x" },
    body: "--x--",
  },
  {
    by: "JSON sent as text/plain",
    answer: [415, "invalid_request"],
    headers: { "content-type": "text/plain" },
    body: '{"scope":"connect:accounts:read"}',
  },
  { by: "GET", answer: [405, "invalid_request"], method: "GET" },
  { by: "HEAD", answer: [405], method: "HEAD" },
  { by: "PUT", answer: [405, "invalid_request"], method: "PUT" },
  { by: "OPTIONS from the own page", answer: [204], method: "OPTIONS" },
  {
    by: "OPTIONS from a listed page",
    answer: [204],
    method: "OPTIONS",
    headers: { origin: listed, "sec-fetch-site": "same-site" },
    route: listing,
  },
  {
    by: "OPTIONS from a foreign page",
    answer: no.origin,
    method: "OPTIONS",
    headers: { origin: foreign, "sec-fetch-site": "cross-site" },
    route: listing,
  },
  {
    by: "OPTIONS from nowhere",
    answer: no.origin,
    method: "OPTIONS",
    headers: { origin: null, "sec-fetch-site": null },
  },

  { by: "a body of 1 MB", answer: [413, "invalid_request"], body: `{"x":"${"x".repeat(1_000_000)}"}` },
  {
    by: "a body said to be of 1 MB",
    answer: [413, "invalid_request"],
    headers: { "content-length": "1000000" },
  },
  { by: "deep JSON", answer: [400, "invalid_request"], body: deep(8_000) },
  { by: "JSON one level too deep", answer: [400, "invalid_request"], body: `{"x":${deep(32)}}` },
  { by: "__proto__", answer: [200], body: '{"__proto__":{"scope":"connect:*","external_user_id":"bob"}}' },
  { by: "constructor.prototype", answer: [200], body: '{"constructor":{"prototype":{"scope":"connect:*"}}}' },

  { by: "scope *", answer: [400, "invalid_scope"], body: { scope: "*" } },
  { by: "scope * among others", answer: [400, "invalid_scope"], body: { scope: "connect:accounts:read *" } },
  { by: "an empty scope", answer: [400, "invalid_scope"], body: { scope: " " } },
  {
    by: "a scope outside what is allowed",
    answer: [403, "scope_not_allowed"],
    body: { scope: "connect:proxy" },
  },
  {
    by: "a scope of a user who may nothing",
    answer: [403, "scope_not_allowed"],
    route: { authenticate: () => ({ externalUserId: "alice", scope: "" }) },
  },
  { by: "a life of 0", answer: [400, "invalid_request"], body: { expires_in: 0 } },
  { by: "a life of 14,401 seconds", answer: [400, "invalid_request"], body: { expires_in: 14_401 } },
  { by: "a life of 1.5 seconds", answer: [400, "invalid_request"], body: { expires_in: 1.5 } },
  { by: "a life in text", answer: [400, "invalid_request"], body: { expires_in: "60" } },

  {
    by: "a header in the session's user id",
    answer: [500, "authenticate_failed"],
    route: { authenticate: () => "alice\r\nX-Evil: 1" },
  },
  {
    by: "a header in the body's user id",
    answer: [403, "user_mismatch"],
    body: { external_user_id: "alice\r\nX-Evil: 1" },
  },
  { by: "an app that is a query", answer: [400, "invalid_request"], body: { app: "slack&scope=*" } },
  {
    by: "authenticate that throws",
    answer: [500, "authenticate_failed"],
    route: { authenticate: () => Promise.reject(new Error(Object.values(secrets).join())) },
  },
  {
    by: "authenticate that never answers",
    answer: [503, "authenticate_timeout"],
    route: { authenticate: never },
  },

  {
    by: "an upstream that answers HTML",
    answer: [502, "api_unavailable"],
    pipedream: { api: () => new Response(page) },
  },
  {
    by: "an upstream that redirects",
    answer: [502, "api_unavailable"],
    pipedream: { api: () => Response.redirect(`${foreign}/?${secrets.accessToken}`, 307) },
  },
  {
    by: "an upstream that answers 200 with an error",
    answer: [502, "api_unavailable"],
    pipedream: { api: () => json({ error: { code: "Throttled", secret: secrets.clientSecret } }) },
  },
  {
    by: "an upstream that throttles",
    answer: [429, "api_throttled"],
    pipedream: { api: () => echo(429, { "retry-after": "60" }) },
  },
  { by: "an upstream that hangs", answer: [504, "api_timeout"], pipedream: { api: never } },
  {
    by: "an upstream that hangs with the access token",
    answer: [504, "api_timeout"],
    pipedream: { oauth: never },
  },
  {
    by: "an upstream that rejects and echoes the secret",
    answer: [502, "api_rejected"],
    pipedream: { api: () => echo(400) },
  },
  {
    by: "an upstream that breaks and echoes the secret",
    answer: [502, "api_unavailable"],
    pipedream: { api: () => echo(500) },
  },
  {
    by: "an upstream that refuses the client and echoes the secret",
    answer: [500, "invalid_client"],
    pipedream: { oauth: () => echo(401) },
  },
];

/** An error as a log shows it; the cause is the app's own exception, which is the app's to judge. */
const said = (error: ConnectTokenError) => `${error.stack} ${JSON.stringify(error)}`;

async function attack({ method = "POST", headers = {}, body, route: options, pipedream }: Attack) {
  const time = givenTime();
  const route = tokenRoute(options, fakePipedream(pipedream, time));
  const sent = Object.entries({ ...ownPage, ...headers }).filter(
    (entry): entry is [string, string] => entry[1] !== null,
  );
  const request = requestOf({ method, headers: Object.fromEntries(sent), body });
  const response = await time.until(route.handler(request));
  return { route, response };
}

it.each(attacks)("answers $answer to $by", async (one) => {
  const { route, response } = await attack(one);
  const shown = [
    await response.clone().text(),
    inspect([...response.headers]),
    ...route.errors.map(said),
  ].join();

  expect(await outcome(response)).toEqual([one.answer[0], one.answer[1]]);
  expect(response.headers.get("cache-control")).toBe("no-store");
  const granted = response.status === 200 ? [secrets.connectToken] : [];
  for (const secret of Object.values(secrets))
    if (!granted.includes(secret)) expect(shown).not.toContain(secret);
});

it.each(attacks.filter(({ answer: [status], pipedream }) => status !== 200 && pipedream === undefined))(
  "asks nothing of Pipedream for $by",
  async (one) => {
    expect((await attack(one)).route.pipedream.arrived).toEqual([]);
  },
);

it.each(attacks.filter(({ answer: [status] }) => status === 200))(
  "sends Pipedream the session's user and no scope beyond the allowed for $by",
  async (one) => {
    const { route } = await attack(one);
    expect(route.asked).toMatchObject({
      external_user_id: "alice",
      scope: "connect:accounts:read connect:accounts:write connect:actions:*",
    });
  },
);

it.each([
  ["connect:*", "connect:accounts:read connect:accounts:write connect:actions:*"],
  ["connect:accounts:*", "connect:accounts:read connect:accounts:write"],
  ["connect:proxy connect:accounts:read", "connect:accounts:read"],
  ["connect:actions:run connect:triggers:*", "connect:actions:run"],
])("cuts %s, which is wider than allowed, to %s", async (scope, granted) => {
  const { route, response } = await attack({ by: "a wide scope", answer: [200], body: { scope } });
  expect((await response.json()).scope).toBe(granted);
  expect(route.asked?.scope).toBe(granted);
});
