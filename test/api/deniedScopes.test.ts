import { describe, expect, it } from "vitest";
import { deniedScopes } from "../../src/api/deniedScopes.js";

const write = "connect:accounts:write";
const body = (required: unknown, code = "insufficient_scope") => ({ code, details: { required } });
const challenge = (text: string) => new Headers({ "www-authenticate": text });

describe("the body of a 403", () => {
  it.each([
    ["a list", [write, "connect:proxy"], [write, "connect:proxy"]],
    ["a text", `${write} connect:proxy`, [write, "connect:proxy"]],
    ["a list with something else in it", [write, 7, null, {}, "*", "Connect!"], [write]],
    ["an app's own scope", ["https://www.googleapis.com/auth/drive", "accounts:read"], []],
    ["a number", 7, []],
    ["an object", { scope: write }, []],
    ["nothing", undefined, []],
  ])("that has %s as what is required names its scopes of Connect", (_, required, scopes) => {
    expect(deniedScopes(body(required), undefined)).toEqual(scopes);
    expect(deniedScopes(body(required), new Headers())).toEqual(scopes);
  });

  it("that has another code names none", () => {
    expect(deniedScopes(body([write], "forbidden"), undefined)).toEqual([]);
  });

  it.each([
    [null],
    ["insufficient_scope"],
    [403],
    [[write]],
    [{ code: "insufficient_scope" }],
    [{ code: "insufficient_scope", details: null }],
    [{ code: "insufficient_scope", details: write }],
  ])("that is %j names none", (odd) => {
    expect(deniedScopes(odd, undefined)).toEqual([]);
  });
});

describe("the header of a 403", () => {
  it.each([
    [`Bearer realm="connect", error="insufficient_scope", scope="${write} connect:proxy"`, 2],
    [`Bearer scope="${write}", error=insufficient_scope`, 1],
    [`Bearer error="insufficient_scope", scope=""`, 0],
    [`Bearer error="insufficient_scope"`, 0],
    [`Bearer error="insufficient_scope", noscope="${write}"`, 0],
    [`Bearer error="invalid_token", scope="${write}"`, 0],
    [`Bearer error="not_insufficient_scopes", scope="${write}"`, 0],
  ])("%s names %d scopes", (text, count) => {
    expect(deniedScopes(null, challenge(text))).toEqual([write, "connect:proxy"].slice(0, count));
  });

  it("comes before the body, and another one leaves that its say", () => {
    const both = body(["connect:proxy"]);
    const said = challenge(`Bearer error="insufficient_scope", scope="${write}"`);
    expect(deniedScopes(both, said)).toEqual([write]);
    expect(deniedScopes(both, challenge('Bearer error="invalid_token"'))).toEqual(["connect:proxy"]);
  });
});
