import { expect, it } from "vitest";
import type { ConnectTokenError } from "../../src/errors/ConnectTokenError.js";
import { isResponse, readCallbackAnswer } from "../../src/token/readCallbackAnswer.js";

const noon = Date.UTC(2026, 0, 1, 12);
const answer = { token: "ctok_1", expires_at: "2026-01-01T13:00:00Z" };

async function failureOf(given: unknown): Promise<ConnectTokenError> {
  return readCallbackAnswer(given, noon, "alice").then(
    () => expect.fail("it was read"),
    (failure) => failure,
  );
}

it("reads an object without knowing the server's time", async () => {
  expect(await readCallbackAnswer(answer, noon, "alice")).toMatchObject({
    read: { token: "ctok_1" },
    serverTime: null,
  });
});

it("reads a Response with its Date and Age", async () => {
  const headers = { date: "Thu, 01 Jan 2026 12:00:07 GMT", age: "3" };

  expect(await readCallbackAnswer(Response.json(answer, { headers }), noon, "alice")).toMatchObject({
    read: { token: "ctok_1" },
    serverTime: { date: noon + 7_000, age: 3 },
  });
});

it.each([
  ["without both", {}, { date: null, age: 0 }],
  ["with nonsense in both", { date: "today", age: "old" }, { date: null, age: 0 }],
  ["with an Age below zero", { age: "-3" }, { date: null, age: 0 }],
])("reads a Response %s", async (_, headers: HeadersInit, serverTime) => {
  expect(await readCallbackAnswer(Response.json(answer, { headers }), noon, "alice")).toMatchObject({
    serverTime,
  });
});

it.each([
  [400, "callback_rejected", false],
  [401, "callback_unauthorized", false],
  [403, "callback_forbidden", false],
  [404, "callback_rejected", false],
  [405, "callback_rejected", false],
  [408, "callback_unavailable", true],
  [409, "callback_rejected", false],
  [413, "callback_rejected", false],
  [415, "callback_rejected", false],
  [422, "callback_rejected", false],
  [429, "callback_throttled", true],
  [500, "callback_unavailable", true],
  [502, "callback_unavailable", true],
  [503, "callback_unavailable", true],
  [504, "callback_unavailable", true],
  [302, "callback_rejected", false],
])("takes a %i for %s, whatever its body", async (status, code, retryable) => {
  for (const body of ["", "<html>ctok_secret</html>", '{"error":"Throttled"}', '{"token":"ctok_secret"}']) {
    const error = await failureOf(new Response(body, { status }));

    expect(error).toMatchObject({ code, retryable });
    expect(error.message).not.toContain("ctok_secret");
  }
});

it("names the code of problem+json", async () => {
  const problem = { type: "about:blank", title: "Bad gateway", code: "api_rejected" };
  const error = await failureOf(Response.json(problem, { status: 502 }));

  expect(error.message).toContain("502, api_rejected");
});

it.each([
  ["Retry-After in seconds", { "retry-after": "7" }, {}, 7],
  ["a Retry-After date against the answer's own Date", dated("12:00:00", "12:00:20"), {}, 20],
  ["a Retry-After date against the device's clock", { "retry-after": at("12:00:20") }, {}, 20],
  ["retryAfter of the body", {}, { error: "busy", retryAfter: 9 }, 9],
  ["Retry-After rather than the body", { "retry-after": "7" }, { error: "busy", retryAfter: 9 }, 7],
  ["neither", {}, {}, undefined],
])("takes the wait from %s", async (_, headers: HeadersInit, body, seconds) => {
  expect((await failureOf(Response.json(body, { status: 429, headers }))).retryAfter).toBe(seconds);
});

it.each([
  ["an empty 200", new Response(""), "it is empty"],
  ["a 204", new Response(null, { status: 204 }), "it is empty"],
  ["HTML with 200", new Response("\n<!doctype html><p>Sign in</p>"), "it is a page of HTML"],
  ["text with 200", new Response("ok"), "it is a bare text"],
  ["the JSON text null", new Response("null"), "it is null"],
  ["JSON in JSON", Response.json(JSON.stringify(answer)), "it is a bare text"],
  ["a token without quotes", new Response("ctok_1"), "it is a bare text"],
  ["undefined", undefined, "it is undefined"],
])("refuses %s", async (_, given, problem) => {
  const failure = await failureOf(given);

  expect(failure).toMatchObject({ code: "invalid_response" });
  expect(failure.message).toContain(problem);
});

it("takes a refusal for one, given as an object or with a 200", async () => {
  expect((await failureOf({ error: "unauthenticated" })).code).toBe("callback_unauthorized");
  expect((await failureOf(Response.json({ error: "unauthenticated" }))).code).toBe("callback_unauthorized");
});

it("knows a Response by its shape, also one of another realm or a polyfill", () => {
  const polyfill = { status: 200, ok: true, headers: new Map(), text: async () => "{}" };

  expect(isResponse(polyfill)).toBe(true);
  expect(isResponse(new Response())).toBe(true);
  expect(isResponse({ ...answer, status: 200 })).toBe(false);
  expect(isResponse({ status: 200, text: async () => "{}" })).toBe(false);
  expect(isResponse({ ...answer, headers: new Map() })).toBe(false);
  expect(isResponse({ status: 200, headers: new Map() })).toBe(false);
  expect(isResponse({ text: async () => "{}", headers: new Map() })).toBe(false);
  expect(isResponse(null)).toBe(false);
  expect(isResponse("Response")).toBe(false);
});

function at(time: string): string {
  return `Thu, 01 Jan 2026 ${time} GMT`;
}

function dated(date: string, retryAfter: string) {
  // The server's clock is an hour ahead of the device's, so only the distance counts.
  const ahead = (time: string) => at(time.replace("12:", "13:"));
  return { date: ahead(date), "retry-after": ahead(retryAfter) };
}
