import { expect, it } from "vitest";
import { environment } from "../../src/environment/Environment.js";
import { checkExpiresIn, checkOptions, checkScopes } from "../../src/session/checkOptions.js";
import type { ConnectTokenSessionOptions } from "../../src/session/SessionOptions.js";

const tokenCallback = async () => ({ token: "ctok_1", expires_at: "2026-01-01T00:00:00Z" });
const good: ConnectTokenSessionOptions = { externalUserId: "alice", tokenCallback };

it("fills in the defaults", () => {
  expect(checkOptions(good)).toStrictEqual({
    externalUserId: "alice",
    tokenCallback,
    scopes: null,
    expiresIn: undefined,
    initialToken: undefined,
    refreshWhenHidden: false,
    shareAcrossTabs: true,
    timeout: 30_000,
    baseUrl: "https://api.pipedream.com",
    projectEnvironment: undefined,
    onEvent: undefined,
    environment,
  });
});

it.each<[string, Partial<ConnectTokenSessionOptions>, object]>([
  ["nobody", { externalUserId: null }, { externalUserId: null }],
  ["a user not known yet", { externalUserId: undefined }, { externalUserId: undefined }],
  ["scopes as text", { scope: " connect:proxy  connect:* " }, { scopes: ["connect:proxy", "connect:*"] }],
  ["scopes as a list", { scope: ["connect:proxy"] }, { scopes: ["connect:proxy"] }],
  ["the shortest life", { expiresIn: 1 }, { expiresIn: 1 }],
  ["the longest life", { expiresIn: 14_400 }, { expiresIn: 14_400 }],
  ["an address with a slash", { baseUrl: "http://localhost:4000/" }, { baseUrl: "http://localhost:4000" }],
  ["an address with slashes", { baseUrl: "https://proxy.test/api//" }, { baseUrl: "https://proxy.test/api" }],
  ["the other environment", { projectEnvironment: "production" }, { projectEnvironment: "production" }],
  ["a name to share under", { shareAcrossTabs: "project-2" }, { shareAcrossTabs: "project-2" }],
  ["no sharing", { shareAcrossTabs: false }, { shareAcrossTabs: false }],
  ["an environment", { projectEnvironment: "development" }, { projectEnvironment: "development" }],
  ["the longest time limit", { timeout: 86_400_000 }, { timeout: 86_400_000 }],
])("takes %s", (_, options, checked) => {
  expect(checkOptions({ ...good, ...options } as ConnectTokenSessionOptions)).toMatchObject(checked);
});

it("takes an initialToken, given or on its way, in place of a callback", () => {
  const token = { token: "ctok_1", expires_at: "2026-01-01T00:00:00Z" };

  for (const initialToken of [token, Promise.resolve(token)]) {
    expect(checkOptions({ externalUserId: "alice", initialToken })).toMatchObject({ initialToken });
  }
});

it.each<[string, object, string, string]>([
  ["an empty user", { externalUserId: "" }, "invalid_options", "externalUserId is empty"],
  ["a blank user", { externalUserId: "  " }, "invalid_options", "externalUserId is empty"],
  [
    "a user that is no text",
    { externalUserId: 7 },
    "invalid_options",
    "externalUserId is empty or not a text",
  ],
  [
    "a callback that is none",
    { tokenCallback: "/api/connect-token" },
    "invalid_options",
    "tokenCallback is not a function",
  ],
  [
    "a callback that is none, beside a token",
    { tokenCallback: "/api/connect-token", initialToken: {} },
    "invalid_options",
    "tokenCallback is not a function",
  ],
  ["an empty name to share under", { shareAcrossTabs: "" }, "invalid_options", "shareAcrossTabs is"],
  ["a number to share under", { shareAcrossTabs: 1 }, "invalid_options", "shareAcrossTabs is"],
  ["a callback that is null", { tokenCallback: null }, "invalid_options", "tokenCallback is not a function"],
  ["no callback", { tokenCallback: undefined }, "invalid_options", "tokenCallback is missing"],
  [
    "an initialToken that is a bare text",
    { initialToken: "ctok_secret" },
    "invalid_options",
    "initialToken is not an object",
  ],
  [
    "an initialToken that is null",
    { initialToken: null },
    "invalid_options",
    "initialToken is not an object",
  ],
  ["an onEvent that is none", { onEvent: {} }, "invalid_options", "onEvent is not a function"],
  ["no time at all", { timeout: 0 }, "invalid_options", "timeout is not a number of ms from 1"],
  ["a time limit that is no number", { timeout: "30s" }, "invalid_options", "timeout is not"],
  ["a time limit in digits", { timeout: "30000" }, "invalid_options", "timeout is not"],
  ["no time limit", { timeout: Number.POSITIVE_INFINITY }, "invalid_options", "timeout is not"],
  ["a time limit that is NaN", { timeout: Number.NaN }, "invalid_options", "timeout is not"],
  [
    "another environment",
    { projectEnvironment: "staging" },
    "invalid_options",
    "projectEnvironment is neither production nor development",
  ],
  ["an address that is none", { baseUrl: "api.pipedream.com" }, "invalid_options", "baseUrl is not an http"],
  [
    "another kind of address",
    { baseUrl: "ftp://api.pipedream.com" },
    "invalid_options",
    "baseUrl is not an http",
  ],
  ["a kind of address that ends in http", { baseUrl: "web+http://a" }, "invalid_options", "baseUrl is not"],
  ["an address that is no text", { baseUrl: {} }, "invalid_options", "baseUrl is not an http"],
  ["a life of nothing", { expiresIn: 0 }, "invalid_options", "expiresIn is not a whole number"],
  ["a life below nothing", { expiresIn: -1 }, "invalid_options", "from 1 to 14400"],
  ["too long a life", { expiresIn: 14_401 }, "invalid_options", "from 1 to 14400"],
  ["half a second", { expiresIn: 1.5 }, "invalid_options", "from 1 to 14400"],
  ["a life that is text", { expiresIn: "3600" }, "invalid_options", "from 1 to 14400"],
  ["no scope", { scope: "" }, "invalid_options", "scope names no scope"],
  ["an empty list of scopes", { scope: [] }, "invalid_options", "scope names no scope"],
  ["a scope that is no text", { scope: 7 }, "invalid_options", "scope names no scope"],
  ["null for a scope", { scope: null }, "invalid_options", "scope names no scope"],
  ["a list that holds no texts", { scope: [undefined] }, "invalid_options", "scope names no scope"],
  ["a list that holds more than texts", { scope: ["connect:proxy", 7] }, "invalid_options", "scope names no"],
  ["the scope *", { scope: "*" }, "invalid_scope", 'can never be granted "*"'],
  ["* among others", { scope: ["connect:proxy", "*"] }, "invalid_scope", 'can never be granted "*"'],
  ["a malformed scope", { scope: "connect:Accounts" }, "invalid_scope", '"connect:Accounts" is not a scope'],
])("refuses %s in a sentence", (_, options, code, sentence) => {
  const check = () => checkOptions({ ...good, ...options } as ConnectTokenSessionOptions);

  expect(check).toThrow(expect.objectContaining({ name: "ConnectTokenError", code }));
  expect(check).toThrow(sentence);
  expect(check).not.toThrow("ctok_secret");
});

it("checks what is given later by the same rules", () => {
  expect(checkScopes("connect:proxy")).toEqual(["connect:proxy"]);
  expect(() => checkScopes("*")).toThrow(expect.objectContaining({ code: "invalid_scope" }));
  expect(checkExpiresIn(60)).toBe(60);
  expect(() => checkExpiresIn(0)).toThrow(expect.objectContaining({ code: "invalid_options" }));
});
