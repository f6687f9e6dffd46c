import { PipedreamClient } from "@pipedream/sdk/server";
import { expect, it } from "vitest";
import { readTokenResponse } from "../../src/token/readTokenResponse.js";

const token = "ctok_0123456789abcdef0123456789abcdef";
const noon = Date.UTC(2026, 0, 1, 12);

/** What the official SDK's server client makes of Pipedream's own answer. */
async function officialAnswer() {
  const wire = {
    token,
    expires_at: "2026-01-01T12:00:00.000+00:00",
    connect_link_url: `https://pipedream.com/_static/connect.html?token=${token}&connectLink=true`,
  };
  const { fetch } = globalThis;
  globalThis.fetch = async () => Response.json(wire);
  try {
    const client = new PipedreamClient({
      tokenProvider: { getToken: async () => "oauth" },
      projectId: "proj_1",
      projectEnvironment: "development",
      baseUrl: "http://pipedream.test",
    });
    return await client.tokens.create({ externalUserId: "alice" });
  } finally {
    globalThis.fetch = fetch;
  }
}

it.each([
  ["the wire, with milliseconds and an offset", { token, expires_at: "2026-01-01T12:00:00.000+00:00" }],
  ["the wire, with Z and a fraction", { token, expires_at: "2026-01-01T12:00:00.000Z" }],
  ["the wire, with Z and no fraction", { token, expires_at: "2026-01-01T12:00:00Z" }],
  ["the wire, with another offset", { token, expires_at: "2026-01-01T14:00:00+02:00" }],
  ["the wire, with an offset without a colon", { token, expires_at: "2026-01-01T12:00:00+0000" }],
  ["a date, and null for a life", { token, expires_at: "2026-01-01T12:00:00Z", expires_in: null }],
  ["the wire, with six digits of a fraction", { token, expires_at: "2026-01-01T12:00:00.000000+00:00" }],
  ["camelCase with a Date", { token, expiresAt: new Date(noon) }],
  ["camelCase with text", { token, expiresAt: "2026-01-01T12:00:00.000Z" }],
  ["snake_case with a Date", { token, expires_at: new Date(noon) }],
  ["one spelling, and null for the other", { token, expires_at: "2026-01-01T12:00:00Z", expiresAt: null }],
  ["both spellings", { token, expires_at: "2026-01-01T12:00:00Z", expiresAt: new Date(noon) }],
])("reads %s", (_, answer) => {
  expect(readTokenResponse(answer)).toMatchObject({ token, expiresAt: noon, expiresIn: null, scopes: null });
});

it("reads the official SDK's own object, and the JSON of it", async () => {
  const official = await officialAnswer();

  expect(official.expiresAt).toBeInstanceOf(Date);
  for (const answer of [official, JSON.parse(JSON.stringify(official))]) {
    expect(readTokenResponse(answer)).toMatchObject({
      token,
      expiresAt: noon,
      connectLinkUrl: `https://pipedream.com/_static/connect.html?token=${token}&connectLink=true`,
    });
  }
});

it.each([
  ["a number", { expires_in: 3600 }],
  ["camelCase", { expiresIn: 3600 }],
  ["digits as text", { expires_in: "3600" }],
])("reads expires_in from %s", (_, answer) => {
  expect(readTokenResponse({ token, ...answer }).expiresIn).toBe(3600);
});

it("reads a life, and null for a date", () => {
  expect(readTokenResponse({ token, expires_in: 60, expires_at: null })).toMatchObject({
    expiresIn: 60,
    expiresAt: null,
  });
});

it("reads a token that only begins like a missing value", () => {
  expect(readTokenResponse({ token: "null_and_void", expires_in: 60 }).token).toBe("null_and_void");
});

it.each([
  ["text", "connect:accounts:read  connect:proxy\nconnect:proxy", ["connect:accounts:read", "connect:proxy"]],
  ["a list", ["connect:accounts:read", "connect:proxy"], ["connect:accounts:read", "connect:proxy"]],
  ["a scope newer than the tables", "connect:future:read", ["connect:future:read"]],
  ["empty text, which says nothing", "", null],
  ["null, which says nothing", null, null],
])("reads scope from %s", (_, scope, scopes) => {
  expect(readTokenResponse({ token, expires_in: 60, scope }).scopes).toEqual(scopes);
});

it("reads whose token it is and where to connect, in both spellings", () => {
  const read = { externalUserId: "alice", connectLinkUrl: "https://pipedream.com/connect" };

  expect(
    readTokenResponse({ token, external_user_id: "alice", connect_link_url: read.connectLinkUrl }),
  ).toMatchObject(read);
  expect(readTokenResponse({ token, ...read })).toMatchObject(read);
});

it("keeps unknown keys as extra", () => {
  expect(readTokenResponse({ token, expires_in: 60, plan: "team" }).extra).toEqual({ plan: "team" });
});

it("reads a date made by another realm's Date", async () => {
  const { runInNewContext } = await import("node:vm");

  expect(readTokenResponse({ token, expiresAt: runInNewContext(`new Date(${noon})`) }).expiresAt).toBe(noon);
});

it.each([
  ["undefined", undefined, "it is undefined, as if a return were missing"],
  ["null", null, "it is null"],
  ["a list", [{ token }], "it is a list"],
  ["a number", 42, "it is a number"],
  ["a bare text", token, "it is a bare text"],
  ["white space", " \n ", "it is empty"],
  ["a text with a sign", "a < b", "it is a bare text"],
  ["JSON in a text", JSON.stringify({ token }), "it is a bare text"],
  ["a page of HTML", "  <!doctype html><html></html>", "it is a page of HTML"],
  ["an empty object", {}, "token is missing"],
  ["another name for the token", { connect_token: token }, "token is missing"],
  ["null for a token", { token: null }, "token is missing"],
  ["a token that is no text", { token: 1 }, "token is not a text"],
  ["an empty token", { token: "" }, "token is empty or malformed"],
  ["the text null", { token: "null" }, "token is empty or malformed"],
  ["the text undefined", { token: "undefined" }, "token is empty or malformed"],
  ["a token with a line break", { token: "ctok_a\r\nx-evil: 1" }, "token is empty or malformed"],
  ["a token beyond any header", { token: "a".repeat(8193) }, "token is empty or malformed"],
  ["expires_in that is no number", { token, expires_in: "soon" }, "expires_in is not a number"],
  ["expires_in in a list", { token, expires_in: [3600] }, "expires_in is not a number"],
  ["expires_in in another notation", { token, expires_in: "36e2" }, "expires_in is not a number"],
  ["expires_in that is not finite", { token, expires_in: Number.NaN }, "expires_in is not a number"],
  ["a date without a zone", { token, expires_at: "2026-01-01T12:00:00" }, "expires_at is neither"],
  ["a date in a list", { token, expires_at: ["2026-01-01T12:00:00Z"] }, "expires_at is neither"],
  ["a year of six digits", { token, expires_at: "+002026-01-01T12:00:00Z" }, "expires_at is neither"],
  ["a date with a remark", { token, expires_at: "2026-01-01T12:00:00Z (UTC)" }, "expires_at is neither"],
  ["a day alone", { token, expires_at: "2026-01-01" }, "expires_at is neither"],
  ["a number as a date", { token, expires_at: noon }, "expires_at is neither"],
  ["a date that is none", { token, expires_at: new Date(Number.NaN) }, "expires_at is neither"],
  ["a month that is none", { token, expires_at: "2026-13-01T12:00:00Z" }, "expires_at is neither"],
  ["a scope that is no text", { token, scope: 1 }, "scope is not a text"],
  ["a list that holds no texts", { token, scope: [1] }, "scope is not a text"],
  ["a list that holds more than texts", { token, scope: ["connect:proxy", 1] }, "scope is not a text"],
  ["the scope *", { token, scope: "*" }, "scope holds a name"],
  ["scopes with commas", { token, scope: "connect:proxy,connect:accounts:read" }, "scope holds a name"],
  ["a user that is no text", { token, external_user_id: 7 }, "external_user_id is not a text"],
  ["a link that is no text", { token, connect_link_url: {} }, "connect_link_url is not a text"],
])("refuses %s and names the field, without repeating what came", (_, answer, problem) => {
  const read = () => readTokenResponse(answer);

  expect(read).toThrow(expect.objectContaining({ name: "ConnectTokenError", code: "invalid_response" }));
  expect(read).toThrow(problem);
  expect(read).not.toThrow(token);
});
