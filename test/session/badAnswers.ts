import type { Route } from "./setup.js";

/** An answer that is no good token, and what is made of it. */
export interface BadAnswer {
  readonly name: string;
  readonly behave: (route: Route) => unknown;
  readonly code: string;
  /** Whether it is tried again by itself. */
  readonly isRetried: boolean;
}

const mistake = (name: string, behave: BadAnswer["behave"], code = "invalid_response"): BadAnswer => ({
  name,
  behave,
  code,
  isRetried: false,
});

const trouble = (name: string, behave: BadAnswer["behave"], code = "callback_failed"): BadAnswer => ({
  name,
  behave,
  code,
  isRetried: true,
});

/** A route's answer with some fields spoilt; a life is told only where it is what is spoilt. */
const spoilt = (name: string, fields: object) => mistake(name, ({ mint }) => mint(fields));
const misdated = (name: string, expires_at: unknown) =>
  mistake(name, ({ mint }) => mint({ expires_in: undefined, expires_at }));

const html = "<!doctype html><title>Sign in</title>";

const noAnswers = [
  trouble("an exception, at once", () => {
    throw new Error("no");
  }),
  trouble("an exception of undefined", () => {
    throw undefined;
  }),
  trouble("a rejection", () => Promise.reject(new TypeError("Failed to fetch"))),
  trouble("a field that throws when it is read", () => ({
    get token() {
      throw new Error("no");
    },
  })),
  trouble("a body that breaks on its way", () => new Response(brokenBody())),
  mistake("nothing", () => undefined),
  mistake("null", () => null),
  mistake("an empty text", () => ""),
  mistake("white space", () => " \n "),
  mistake("a page of HTML", () => html),
  mistake("a page of HTML with status 200", () => new Response(html)),
  mistake("an empty body with status 200", () => new Response("")),
  mistake("the JSON text null", () => new Response("null")),
  mistake("the bare token", () => "ctok_bare"),
  mistake("the bare token as JSON", () => Response.json("ctok_bare")),
  mistake("JSON in JSON", ({ mint }) => Response.json(JSON.stringify(mint()))),
  mistake("a number", () => 3600),
  mistake("a list", ({ mint }) => [mint()]),
  mistake("an empty object", () => ({})),
];

const refusals = [
  mistake("error", () => ({ error: "invalid_request" }), "callback_rejected"),
  mistake(
    "error with its description",
    () => ({ error: "unauthenticated", error_description: "Sign in first." }),
    "callback_unauthorized",
  ),
  mistake("error as an object", () => ({ error: { code: "user_mismatch" } }), "callback_forbidden"),
  mistake(
    "error in a Response with status 200",
    () => ok({ error: "forbidden_origin" }),
    "callback_forbidden",
  ),
  mistake("error beside a token", ({ mint }) => mint({ error: "scope_not_allowed" }), "callback_forbidden"),
  mistake("problem+json", () => problem(400, "invalid_request"), "callback_rejected"),
  mistake("status 401", () => new Response(html, { status: 401 }), "callback_unauthorized"),
  mistake("a redirect that is not followed", () => Response.error(), "callback_rejected"),
  trouble("error with retryAfter", () => ({ error: "busy", retryAfter: 1 }), "callback_throttled"),
  trouble(
    "error as an object with retryAfter",
    () => ({ error: { code: "busy", message: "Later.", retryAfter: 1 } }),
    "callback_throttled",
  ),
  trouble("an error that says unavailable", () => ({ error: "api_unavailable" }), "callback_unavailable"),
  trouble("an error that says timeout", () => ({ error: { code: "api_timeout" } }), "callback_unavailable"),
  trouble("problem+json with status 502", () => problem(502, "api_rejected"), "callback_unavailable"),
  trouble(
    "status 429 thrown",
    () => Promise.reject(new Response(null, { status: 429 })),
    "callback_throttled",
  ),
];

const badTokens = [
  spoilt("a token that is a number", { token: 7 }),
  spoilt("a token that is an object", { token: { value: "ctok_1" } }),
  spoilt("a token that is null", { token: null }),
  spoilt("an empty token", { token: "" }),
  spoilt("a token with a line break and a header", { token: "ctok_a\r\nx-evil: 1" }),
  spoilt("a token with a null character", { token: "ctok_a\0" }),
  spoilt("a token with an escape character", { token: "ctok_\x1b[2J" }),
  spoilt("a token with a delete character", { token: "ctok_a\x7f" }),
  spoilt("a token with a line separator", { token: "ctok_a\u2028" }),
  spoilt("a token with white space", { token: "ctok_a b" }),
  spoilt("a token beyond ASCII", { token: "ctok_ä" }),
  spoilt("a scope that is no text", { scope: 7 }),
  spoilt("a scope that is none", { scope: "connect:\r\nx" }),
  spoilt("another user's token", { external_user_id: "bob" }),
  spoilt("a user that is no text", { external_user_id: { id: "alice" } }),
];

const badDates = [
  spoilt("expires_in of NaN", { expires_in: Number.NaN }),
  spoilt("expires_in of Infinity", { expires_in: Number.POSITIVE_INFINITY }),
  spoilt("expires_in of words", { expires_in: "an hour" }),
  spoilt("expires_in of a signed text", { expires_in: "-3600" }),
  spoilt("expires_in of true", { expires_in: true }),
  misdated("no end at all", undefined),
  misdated("expires_at of words", "in an hour"),
  misdated("expires_at of nothing", ""),
  misdated("expires_at of a number", 1_767_225_600_000),
  misdated("expires_at of a day", "2026-01-02"),
  misdated("expires_at without a zone", "2026-01-01T04:00:00"),
  misdated("expires_at of a day that is none", "2026-02-31T25:00:00Z"),
  misdated("expires_at of a Date that is none", new Date(Number.NaN)),
  trouble("expires_in of zero", ({ mint }) => mint({ expires_in: 0 }), "expired_on_arrival"),
  trouble("expires_in below zero", ({ mint }) => mint({ expires_in: -3600 }), "expired_on_arrival"),
  trouble("expires_in far below zero", ({ mint }) => mint({ expires_in: -1e300 }), "expired_on_arrival"),
  trouble(
    "expires_at of 1970",
    ({ mint }) => mint({ expires_in: undefined, expires_at: new Date(0) }),
    "expired_on_arrival",
  ),
];

/** Every way in which an answer can be bad, one tab alone. */
export const badAnswers: readonly BadAnswer[] = [...noAnswers, ...refusals, ...badTokens, ...badDates];

function ok(body: unknown): Response {
  return Response.json(body);
}

function problem(status: number, code: string): Response {
  return new Response(JSON.stringify({ type: "about:blank", title: "No", status, code }), {
    status,
    headers: { "content-type": "application/problem+json" },
  });
}

function brokenBody(): ReadableStream {
  return new ReadableStream({ start: (controller) => controller.error(new TypeError("terminated")) });
}
