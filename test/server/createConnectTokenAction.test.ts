import type { TokenCallback } from "react-connect-token/core";
import { createConnectTokenSession } from "react-connect-token/core";
import {
  type ConnectTokenActionOptions,
  type ConnectTokenError,
  createConnectTokenAction,
} from "react-connect-token/server";
import { expect, it } from "vitest";
import { readCallbackAnswer } from "../../src/token/readCallbackAnswer.js";
import { expectConsole } from "../setup/noise.js";
import { echo, fakePipedream, secrets } from "./fakePipedream.js";
import { givenTime } from "./givenTime.js";
import { ownPage } from "./tokenRoute.js";

/** The headers of a call as Next passes them on, those of the action's own body included. */
const sent = {
  ...ownPage,
  host: "app.example.com",
  "x-forwarded-proto": "https",
  cookie: "session=alice",
  "next-action": "7f0c",
  "content-type": "text/plain;charset=UTF-8",
  "content-length": "70000",
};

/** An action for the signed-in user alice, called from the app's own page unless a test says otherwise. */
function tokenAction(options: Partial<ConnectTokenActionOptions> = {}, pipedream = fakePipedream()) {
  const errors: ConnectTokenError[] = [];
  const action = createConnectTokenAction({
    client: pipedream.client(),
    headers: () => new Headers(sent),
    authenticate: () => "alice",
    scope: "connect:accounts:read connect:accounts:write",
    onError: (error) => errors.push(error),
    environment: pipedream.time.environment,
    ...options,
  } as ConnectTokenActionOptions); // a test may give createToken in place of client
  return { action, errors, pipedream };
}

const headersOf = (change: Record<string, string | undefined>) => () =>
  new Headers(
    Object.entries({ ...sent, ...change }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );

it("answers a token as a plain object, which is all that a Server Action can answer", async () => {
  const { action, pipedream } = tokenAction();
  const answer = await action({ externalUserId: "alice", scope: "connect:accounts:read", expiresIn: 60 });
  expect(answer).toEqual({
    token: secrets.connectToken,
    expires_at: "2026-01-01T00:01:00.000+00:00",
    expires_in: 60,
    scope: "connect:accounts:read",
    connect_link_url: expect.stringContaining("connect.html"),
    external_user_id: "alice",
  });
  expect(Object.getPrototypeOf(answer)).toBe(Object.prototype);
  expect(pipedream.apiRequests[0]?.body).toEqual({
    external_user_id: "alice",
    scope: "connect:accounts:read",
    expires_in: 60,
    allowed_origins: ["https://app.example.com"],
  });
});

it("is an async function, the only thing that Next takes from a file with use server", () => {
  expect(Object.prototype.toString.call(tokenAction().action)).toBe("[object AsyncFunction]");
});

it("is a session's tokenCallback as it is, though its argument goes through React's plain objects", async () => {
  const { action } = tokenAction();
  // What a Server Action is given: the enumerable fields, serialized; an AbortSignal among them would throw.
  const tokenCallback: TokenCallback = (asked) => action(structuredClone({ ...asked }));
  const session = createConnectTokenSession({ externalUserId: "alice", tokenCallback });
  expect(await session.getToken()).toBe(secrets.connectToken);
  session.dispose();
});

it.each([
  ["unauthenticated", "callback_unauthorized", { authenticate: () => null }],
  ["user_mismatch", "callback_forbidden", { authenticate: () => "bob" }],
  [
    "api_unavailable",
    "callback_unavailable",
    { client: fakePipedream({ api: () => new Response("<p>") }).client() },
  ],
])("refuses with %s, which the browser reads as %s", async (_, code, options) => {
  const answer = await tokenAction(options).action({ externalUserId: "alice" });
  await expect(readCallbackAnswer(answer, Date.now(), "alice")).rejects.toMatchObject({ code });
});

it.each([
  [undefined, undefined],
  [{}, undefined],
  [{ externalUserId: "alice" }, undefined],
  [{ externalUserId: "bob" }, "user_mismatch"],
  [{ external_user_id: "bob" }, "user_mismatch"],
  [{ externalUserId: 7 }, "invalid_request"],
  [{ externalUserId: "alice", scope: "*" }, "invalid_scope"],
  [{ externalUserId: "alice", scope: "connect:proxy" }, "scope_not_allowed"],
  [{ externalUserId: "alice", expiresIn: "60" }, "invalid_request"],
  [{ externalUserId: "alice", expiresIn: 14_401 }, "invalid_request"],
  [{ externalUserId: "alice", expiresIn: 1n }, "invalid_request"],
  [{ externalUserId: "alice", note: "x".repeat(20_000) }, "invalid_request"],
  [null, "invalid_request"],
  ["alice", "invalid_request"],
  [["alice"], "invalid_request"],
  [new FormData(), "invalid_request"],
  [new Map([["externalUserId", "alice"]]), "invalid_request"],
])("takes nothing for granted about its argument (%#), which came over the network", async (asked, code) => {
  const { action, pipedream } = tokenAction();
  const answer = await action(asked as never);
  expect("error" in answer ? answer.error : undefined).toEqual(code && expect.objectContaining({ code }));
  expect(pipedream.arrived).toHaveLength(code === undefined ? 2 : 0);
});

it.each([
  [{ origin: "https://evil.example", "sec-fetch-site": "cross-site" }, "forbidden_origin"],
  [{ origin: "https://evil.example", "sec-fetch-site": undefined }, "forbidden_origin"],
  [{ origin: "https://evil.example", host: "evil.example" }, undefined], // what the browser says of the site counts
  [{ origin: "null", "sec-fetch-site": "same-origin" }, "forbidden_origin"],
  [{ origin: undefined, "sec-fetch-site": "none" }, "forbidden_origin"],
  [{ origin: "https://app.example.com", "sec-fetch-site": undefined }, undefined],
  [{ origin: "https://admin.example.com", "sec-fetch-site": "same-site" }, undefined],
  [{ origin: undefined, "sec-fetch-site": undefined, host: undefined }, undefined],
])("holds to the route's rules of origin: %j is %s", async (change, code) => {
  const { action } = tokenAction({
    headers: headersOf(change),
    allowedOrigins: "https://admin.example.com",
  });
  const answer = await action({ externalUserId: "alice" });
  expect("error" in answer ? answer.error : undefined).toEqual(code && expect.objectContaining({ code }));
});

it("gives its callbacks a request with the action's headers, but for those of the action's body", async () => {
  const seen: Request[] = [];
  const { action } = tokenAction({
    authenticate: (request) => {
      seen.push(request);
      return "alice";
    },
    tokenOptions: (request, user, body) => {
      seen.push(request);
      expect([user, body]).toEqual([
        { externalUserId: "alice" },
        { external_user_id: "alice", purpose: "connect", app: "slack", back: "/settings" },
      ]);
      return {};
    },
  });
  const asked = { externalUserId: "alice", purpose: "connect", app: "slack", back: "/settings" } as const;
  await action(asked);
  expect(seen).toHaveLength(2);
  for (const { method, url, headers } of seen) {
    expect([method, url]).toEqual(["POST", "https://app.example.com/"]);
    expect(headers.get("cookie")).toBe("session=alice");
    expect(headers.get("content-type")).toBe("application/json");
    expect(headers.has("content-length")).toBe(false);
  }
});

it.each([
  ["https://app.example.com/", { "x-forwarded-proto": undefined }],
  ["http://localhost:3000/", { host: "localhost:3000", "x-forwarded-proto": "http" }],
  ["https://app.example.com/", { "x-forwarded-proto": "https,http" }],
  ["https://app.example.com/", { "x-forwarded-proto": "javascript" }],
  ["https://action.invalid/", { host: undefined }],
  ["https://action.invalid/", { host: "no host" }],
])("addresses the request to %s for %j", async (url, change) => {
  let seen = "";
  const { action } = tokenAction({
    headers: headersOf(change),
    authenticate: (request) => {
      seen = request.url;
      return null;
    },
  });
  await action({ externalUserId: "alice" });
  expect(seen).toBe(url);
});

it("takes headers that come as a promise, as Next's do", async () => {
  const { action } = tokenAction({ headers: async () => new Headers(sent) });
  expect(await action({ externalUserId: "alice" })).toHaveProperty("token");
});

it("says how long to wait when Pipedream throttles", async () => {
  const { action } = tokenAction({}, fakePipedream({ api: () => echo(429, { "retry-after": "42" }) }));
  expect(await action({ externalUserId: "alice" })).toEqual({
    error: { code: "api_throttled", message: expect.stringContaining("429"), retryAfter: 42 },
  });
});

it("answers in time when authenticate does not", async () => {
  const time = givenTime();
  const { action } = tokenAction(
    { authenticate: () => new Promise<null>(() => {}) },
    fakePipedream({}, time),
  );
  const answer = await time.until(action({ externalUserId: "alice" }));
  expect(answer).toMatchObject({ error: { code: "authenticate_timeout" } });
});

it("answers with a refusal when headers fails, and tells onError why", async () => {
  const cause = new Error("called outside of a request");
  const { action, errors } = tokenAction({ headers: () => Promise.reject(cause) });
  expect(await action({ externalUserId: "alice" })).toMatchObject({ error: { code: "invalid_options" } });
  expect(errors).toEqual([expect.objectContaining({ code: "invalid_options", cause })]);
});

it("lets pass what a framework throws to itself, since a page would else be made static", async () => {
  const signal = Object.assign(new Error("Dynamic server usage: headers"), {
    digest: "DYNAMIC_SERVER_USAGE",
  });
  const { action, errors } = tokenAction({ headers: () => Promise.reject(signal) });
  await expect(action({ externalUserId: "alice" })).rejects.toBe(signal);
  expect(errors).toEqual([]);
});

it("writes a failure of the server to the console where nobody else listens", async () => {
  expectConsole(/^react-connect-token: authenticate could not say who is asking/);
  const { action } = tokenAction({ authenticate: () => "", onError: undefined });
  expect(await action({ externalUserId: "alice" })).toMatchObject({ error: { code: "authenticate_failed" } });
});

it.each([
  ["headers", { headers: undefined }],
  ["authenticate", { authenticate: undefined }],
  ["scope", { scope: undefined }],
])("refuses wrong options at once: %s", (option, wrong) => {
  expect(() => tokenAction(wrong as never)).toThrow(
    expect.objectContaining({ code: "invalid_options", message: expect.stringContaining(option) }),
  );
});
