import { expect, it, vi } from "vitest";
import { type CallOptions, emulatedApi } from "../emulatedApi.js";

const target = "https://api.github.com/search?q=ü>>?";

async function proxy(options?: Parameters<typeof emulatedApi>[0]) {
  const api = emulatedApi(options);
  const { id } = api.emulator.connectAccount({ externalUserId: "alice", app: "github" });
  const token = await api.connectToken();
  const ask = (encoded: string, method = "GET", options: CallOptions = {}, account = id) =>
    api.call(method, `/v1/connect//proxy/${encoded}?external_user_id=alice&account_id=${account}`, {
      token,
      ...options,
    });
  return { ...api, ask, id, token };
}

const standard = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
const urlSafe = (text: string) => standard(text).replaceAll("+", "-").replaceAll("/", "_");

it.each([
  ["standard base64, percent-encoded", encodeURIComponent(standard(target))],
  ["URL-safe base64", urlSafe(target)],
  ["URL-safe base64 without padding", urlSafe(target).replaceAll("=", "")],
  ["standard base64 without padding", encodeURIComponent(standard(target).replaceAll("=", ""))],
])("reads a target in %s", async (_, encoded) => {
  const { body } = await (await proxy()).ask(encoded);
  expect(decodeURI(body.url)).toBe(target);
});

it("has a target that shows what both alphabets differ in", () => {
  expect(standard(target)).toMatch(/[+/].*=$/);
});

it("takes a target with two question marks as it is", async () => {
  const { body } = await (await proxy()).ask(urlSafe("https://api.github.com/a?b=1?c=2"));
  expect(body.url).toBe("https://api.github.com/a?b=1?c=2");
});

it("resolves a relative target against the app's base", async () => {
  const { body } = await (await proxy()).ask(urlSafe("/user/repos"));
  expect(body.url).toBe("https://api.github.com/user/repos");
});

it.each(["%", "***", urlSafe("nonsense:x"), urlSafe("file:///etc/passwd"), "_____w"])(
  "refuses the target %s",
  async (encoded) => {
    const { ask } = await proxy();
    expect([400, 404]).toContain((await ask(encoded)).status);
  },
);

it("forwards method, body and the headers that are meant for the target, in the account's name", async () => {
  const proxyTarget = vi.fn(async (request: Request) => Response.json(await request.json()));
  const { ask } = await proxy({ proxyTarget });
  const answer = await ask(urlSafe("https://api.github.com/x"), "PATCH", {
    body: { a: 1 },
    headers: { "x-pd-proxy-accept": "text/x", "x-own": "1" },
  });
  const request = proxyTarget.mock.calls[0]?.[0];
  expect(request?.method).toBe("PATCH");
  expect(Object.fromEntries(request?.headers ?? [])).toEqual({
    accept: "text/x",
    authorization: expect.stringMatching(/^Bearer emulated_/),
    "content-type": "application/json",
  });
  expect(answer.body).toEqual({ a: 1 });
});

it("gives the target's answer as it is", async () => {
  const proxyTarget = () => new Response("short and stout", { status: 418, headers: { "x-pot": "1" } });
  const { ask } = await proxy({ proxyTarget });
  const answer = await ask(urlSafe("https://api.github.com/x"));
  expect(answer).toMatchObject({ status: 418, body: "short and stout" });
  expect(answer.headers.get("x-pot")).toBe("1");
});

it("answers 502 when the target cannot be reached", async () => {
  const { ask } = await proxy({ proxyTarget: () => Promise.reject(new Error("down")) });
  expect((await ask(urlSafe("https://api.github.com/x"))).status).toBe(502);
});

it("echoes by default, without the account's secret", async () => {
  const { ask } = await proxy();
  const { body } = await ask(urlSafe("https://api.github.com/x"), "POST", { body: "not json" });
  expect(body).toMatchObject({
    method: "POST",
    body: "not json",
    headers: { authorization: "Bearer [the account's]" },
  });
});

it("refuses another user's account in the words that were seen", async () => {
  const { ask, emulator } = await proxy();
  const { id } = emulator.connectAccount({ externalUserId: "bob", app: "github" });
  expect(await ask(urlSafe("https://api.github.com/x"), "GET", {}, id)).toMatchObject({
    status: 400,
    body: { error: { account: ["account and user mismatch"] } },
  });
});

it("needs an account that is there", async () => {
  const { ask } = await proxy();
  expect((await ask(urlSafe("https://api.github.com/x"), "GET", {}, "")).status).toBe(400);
  expect((await ask(urlSafe("https://api.github.com/x"), "GET", {}, "apn_other")).status).toBe(404);
});
