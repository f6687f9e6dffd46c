import { createConnectTokenHandler } from "react-connect-token/server";
import { expect, it } from "vitest";
import { expectConsole } from "../setup/noise.js";
import { echo, fakePipedream, json, secrets } from "./fakePipedream.js";
import { outcome, ownPage, requestOf, routeUrl, tokenRoute } from "./tokenRoute.js";

it("refuses a caller it cannot authenticate, and sends nothing", async () => {
  for (const nobody of [null, undefined]) {
    const route = tokenRoute({ authenticate: () => nobody });
    expect(await outcome(await route.ask())).toEqual([401, "unauthenticated"]);
    expect(route.pipedream.arrived).toHaveLength(0);
  }
});

it("answers a token for the user that authenticate names", async () => {
  const route = tokenRoute({ expiresIn: 3600 });
  const response = await route.ask();
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("application/json");
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(await response.json()).toEqual({
    token: secrets.connectToken,
    expires_at: "2026-01-01T01:00:00.000+00:00",
    expires_in: 3600,
    scope: "connect:accounts:read connect:accounts:write connect:actions:*",
    connect_link_url: expect.stringContaining("connect.html"),
    external_user_id: "alice",
  });
  expect(route.asked).toMatchObject({ external_user_id: "alice", expires_in: 3600 });
});

it("never takes the user from the body: another one is refused, the same one is fine", async () => {
  const route = tokenRoute();
  expect(await outcome(await route.ask({ external_user_id: "bob" }))).toEqual([403, "user_mismatch"]);
  expect(await outcome(await route.ask({ externalUserId: "bob" }))).toEqual([200, undefined]);
  expect(await outcome(await route.ask({ external_user_id: "alice" }))).toEqual([200, undefined]);
  expect(route.pipedream.apiRequests.map(({ body }) => body.external_user_id)).toEqual(["alice", "alice"]);
});

it("passes request and context on to authenticate", async () => {
  const handler = createConnectTokenHandler({
    authenticate: (request, context: { user: string }) =>
      request.headers.get("cookie") === "session=1" ? context.user : null,
    client: fakePipedream().client(),
    scope: "connect:proxy",
  });
  const response = await handler(requestOf({ headers: { cookie: "session=1" } }), { user: "carol" });
  expect(await response.json()).toMatchObject({ external_user_id: "carol" });
});

it("lets authenticate read the request's body, and reads it too", async () => {
  let seen: unknown;
  const route = tokenRoute({
    authenticate: async (request) => {
      seen = await request.json();
      return "alice";
    },
  });
  await route.ask({ scope: "connect:accounts:read" });
  expect(seen).toEqual({ scope: "connect:accounts:read" });
  expect(route.asked?.scope).toBe("connect:accounts:read");
});

it("takes a body that was read already from context.body", async () => {
  const route = tokenRoute();
  const request = requestOf({ body: { scope: "connect:accounts:read" }, headers: ownPage });
  const body = await request.json();
  expect((await route.handler(request, { body })).status).toBe(200);
  expect(route.asked?.scope).toBe("connect:accounts:read");
});

it.each([
  [200, "x".repeat(16_376)],
  [413, "x".repeat(16_377)],
  [413, "\u20ac".repeat(6_000)],
])("measures context.body in bytes as well, and answers %d (%#)", async (status, x) => {
  const request = requestOf({ body: {}, headers: ownPage });
  expect((await tokenRoute().handler(request, { body: { x } })).status).toBe(status);
});

it("says so when a body was read already and is not passed on", async () => {
  const route = tokenRoute();
  const request = requestOf({ body: {}, headers: ownPage });
  await request.text();
  expect(await outcome(await route.handler(request))).toEqual([400, "invalid_request"]);
});

it("says so when something else holds the body, and clones nothing", async () => {
  const route = tokenRoute();
  const request = requestOf({ body: {}, headers: ownPage });
  request.body?.getReader();
  const response = await route.handler(request);
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(await response.json()).toMatchObject({
    code: "invalid_request",
    detail: expect.stringContaining("pass it on as context.body"),
  });
});

it("takes a framework's context whose body is a method for what it is", async () => {
  const route = tokenRoute();
  const request = requestOf({ body: { scope: "connect:accounts:read" }, headers: ownPage });
  await route.handler(request, { body: () => new Response() });
  expect(route.asked?.scope).toBe("connect:accounts:read");
});

it("picks the client by request and user", async () => {
  const [production, development] = [fakePipedream(), fakePipedream()];
  const handler = createConnectTokenHandler({
    authenticate: () => ({ externalUserId: "alice", tenant: "test" }),
    client: (_, user) => (user.tenant === "test" ? development : production).client(),
    scope: "connect:proxy",
  });
  await handler(requestOf({}));
  expect([production, development].map(({ apiRequests }) => apiRequests.length)).toEqual([0, 1]);
});

it("adds what tokenOptions decides, and lets it neither widen the scope nor change the user", async () => {
  const route = tokenRoute({
    tokenOptions: (_, user, body) => ({
      successRedirectUri: `https://app.example.com/${user.externalUserId}/${String(body.back)}`,
      ...{
        externalUserId: "bob",
        scope: "connect:*",
        expiresIn: 14_400,
        allowedOrigins: ["https://evil.example"],
      },
    }),
    expiresIn: 60,
  });
  await route.ask({ back: "settings" });
  expect(route.asked).toEqual({
    external_user_id: "alice",
    scope: "connect:accounts:read connect:accounts:write connect:actions:*",
    expires_in: 60,
    allowed_origins: ["https://app.example.com"],
    success_redirect_uri: "https://app.example.com/alice/settings",
  });
});

it("takes from tokenOptions that answers the browser's body neither life nor origins where nothing else sets them", async () => {
  const route = tokenRoute({ tokenOptions: (_, __, body) => ({ ...body }) as object });
  const wish = { expiresIn: 14_400, allowedOrigins: ["https://evil.example"], scope: undefined, other: 1 };
  await route.send({ body: { ...wish, externalUserId: "bob", appId: "slack" } });
  expect(route.asked).toEqual({
    external_user_id: "alice",
    scope: "connect:accounts:read connect:accounts:write connect:actions:*",
    app_id: "slack",
  });
});

it("calls the app's functions as functions, which are handed nothing of the route's as this", async () => {
  const seen: unknown[] = [];
  const { client } = fakePipedream();
  const route = tokenRoute({
    authenticate(this: unknown) {
      seen.push(this);
      return "alice";
    },
    tokenOptions(this: unknown) {
      seen.push(this);
      return {};
    },
    client(this: unknown) {
      seen.push(this);
      return client();
    },
  });
  expect((await route.ask()).status).toBe(200);
  expect(seen).toEqual([undefined, undefined, undefined]);
});

it("pins a connect flow's token to its app, which tokenOptions may overrule", async () => {
  const route = tokenRoute();
  await route.ask({ purpose: "connect", app: "slack" });
  expect(route.asked?.app_id).toBe("slack");
  await route.ask({ app: "slack" });
  expect(route.asked?.app_id).toBeUndefined();
  const pinned = tokenRoute({ tokenOptions: () => ({ appId: "github" }) });
  await pinned.ask({ purpose: "connect", app: "slack" });
  expect(pinned.asked?.app_id).toBe("github");
});

it.each([
  ["tokenOptions", { tokenOptions: () => Promise.reject(new Error("no such tenant")) }],
  ["client", { client: () => Promise.reject(new Error("no such tenant")) }],
  ["client", { client: () => ({}) as never }],
])("answers 500 when the function %s breaks, and tells onError why", async (option, options) => {
  const route = tokenRoute(options);
  expect(await outcome(await route.ask())).toEqual([500, "invalid_options"]);
  expect(route.errors[0]?.message).toContain(option);
});

it("writes a failure of the server to the console where nobody else listens", async () => {
  expectConsole(/^react-connect-token: authenticate could not say who is asking: it threw/);
  const handler = createConnectTokenHandler({
    authenticate: () => Promise.reject(new Error("database is down")),
    client: fakePipedream().client(),
    scope: "connect:proxy",
  });
  expect((await handler(requestOf({}))).status).toBe(500);
});

it("is not harmed by an onError that throws", async () => {
  const route = tokenRoute({
    authenticate: () => "",
    onError: () => {
      throw new Error("the logger is broken");
    },
  });
  expect((await route.ask()).status).toBe(500);
});

it("gives onError the app's own exception as the cause", async () => {
  const cause = new Error("database is down");
  const route = tokenRoute({ authenticate: () => Promise.reject(cause) });
  await route.ask();
  expect(route.errors[0]?.cause).toBe(cause);
});

it.each([
  ["authenticate", { authenticate: undefined }],
  ["scope", { scope: undefined }],
  ["scope", { scope: [] }],
  ["expiresIn", { expiresIn: 0 }],
  ["expiresIn", { expiresIn: 14_401 }],
  ["allowedOrigins", { allowedOrigins: "https://app.example.com/path" }],
  ["authenticateTimeout", { authenticateTimeout: 0 }],
  ["client", { client: undefined }],
  ["client", { client: {} }],
  ["client", { createToken: () => Promise.resolve({}) }],
])("refuses wrong options at once: %s of %j", (option, wrong) => {
  expect(() => tokenRoute(wrong as never)).toThrow(
    expect.objectContaining({ code: "invalid_options", message: expect.stringContaining(option) }),
  );
});

it("refuses to grant * at once", () => {
  expect(() => tokenRoute({ scope: "*" })).toThrow(expect.objectContaining({ code: "invalid_scope" }));
});

it("passes Retry-After on in whole seconds", async () => {
  const route = tokenRoute({}, fakePipedream({ api: () => echo(429, { "retry-after": "42" }) }));
  const response = await route.ask();
  expect(response.headers.get("retry-after")).toBe("42");
  expect(await outcome(response)).toEqual([429, "api_throttled"]);
});

it("answers HEAD without a body", async () => {
  const response = await tokenRoute().send({ method: "HEAD", headers: ownPage });
  expect([response.status, response.headers.get("allow"), await response.text()]).toEqual([
    405,
    "POST, OPTIONS",
    "",
  ]);
});

it("leaves connect_link_url out where Pipedream does", async () => {
  const api = () => json({ token: secrets.connectToken, expires_at: "2026-01-01T01:00:00Z" });
  const answer = await (await tokenRoute({}, fakePipedream({ api })).ask()).json();
  expect(Object.keys(answer)).not.toContain("connect_link_url");
});

it("answers as problem+json, with its code and what to do", async () => {
  const response = await tokenRoute().ask({ scope: "*" });
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(await response.json()).toEqual({
    status: 400,
    code: "invalid_scope",
    title: "Bad Request",
    detail: expect.stringContaining('The widest is "connect:*"'),
  });
});

/** A body as it comes over the network, whose length nobody said. */
function streamed(body: ReadableStream): Request {
  return new Request(routeUrl, {
    method: "POST",
    body,
    headers: { ...ownPage, "content-type": "application/json" },
    duplex: "half",
  } as RequestInit); // TypeScript's DOM does not know duplex yet
}

it("takes a streamed body whose length nobody said, up to its bound", async () => {
  const route = tokenRoute();
  const chunk = new TextEncoder().encode(" ".repeat(10_000));
  const endless = new ReadableStream({ pull: (controller) => controller.enqueue(chunk) });
  expect(await outcome(await route.handler(streamed(endless)))).toEqual([413, "invalid_request"]);
});

it("waits for a body as long as for authenticate, and then lets go of it", async () => {
  const route = tokenRoute({
    authenticateTimeout: 3_000,
    authenticate: ({ body }) => (body ? "alice" : null),
  });
  const { time } = route.pipedream;
  let isLetGo = false;
  const stalled = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode("{")),
    cancel: () => {
      isLetGo = true;
    },
  });
  const request = streamed(stalled);
  const response = await time.until(route.handler(request));
  expect(await response.json()).toMatchObject({
    code: "invalid_request",
    detail: expect.stringContaining("its body did not come within 3000 ms"),
  });
  expect([time.passed, time.timers]).toEqual([3_000, 0]);
  await request.body?.cancel(); // the framework's own half of it
  expect(isLetGo).toBe(true);
});
