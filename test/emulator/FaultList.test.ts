import type { Fault } from "react-connect-token/testing";
import { expect, it, onTestFinished, vi } from "vitest";
import { emulatedApi } from "./emulatedApi.js";

async function statuses(fault: Fault, calls: readonly (readonly [method: string, path: string])[]) {
  const { call, emulator } = emulatedApi();
  emulator.fail(fault);
  const seen = [];
  for (const [method, path] of calls) seen.push((await call(method, path)).status);
  return seen;
}

it.each<[string | RegExp, string, boolean]>([
  ["/tokens", "/v1/connect/proj_emulator/tokens", true],
  ["/v1/connect/tokens", "/v1/connect/proj_emulator/tokens", true],
  ["/v1/connect/proj_emulator/tokens", "/v1/connect/proj_emulator/tokens", true],
  ["/v1/connect/proj_emulator/tokens", "/v1/connect/tokens", false],
  ["/oauth/token", "/v1/oauth/token", true],
  ["/v1/oauth", "/v1/oauth/token", true],
  ["/accounts", "/v1/connect//accounts", true],
  ["/accounts", "/v1/connect/accounts/apn_1", true],
  ["/accounts", "/v1/connect/accountsandmore", false],
  ["/accounts", "/v1/connect/users/alice/accounts", false],
  ["/accounts/*", "/v1/connect/accounts/apn_1", true],
  ["/accounts/*", "/v1/connect/accounts", false],
  ["/users/*/accounts", "/v1/connect/users/alice/accounts", true],
  ["*/accounts", "/v1/connect/users/alice/accounts", true],
  ["/", "/anything", true],
  ["*", "/anything", true],
  ["/a.b", "/v1/connect/aXb", false],
  [/\/accounts$/, "/v1/connect/accounts", true],
  [/\/accounts$/, "/v1/connect/accounts/apn_1", false],
  [/^\/accounts/, "/v1/connect/proj_emulator/accounts", true],
])("a fault at %s meets %s: %j", async (path, asked, met) => {
  expect((await statuses({ path, status: 418 }, [["GET", asked]])).includes(418)).toBe(met);
});

it("is met by its method alone, and by default by all but OPTIONS", async () => {
  const calls = [
    ["GET", "/v1/connect/accounts"],
    ["POST", "/v1/connect/accounts"],
    ["OPTIONS", "/v1/connect/accounts"],
  ] as const;
  expect(await statuses({ path: "/accounts", status: 418 }, calls)).toEqual([418, 418, 404]);
  expect(await statuses({ path: "/accounts", method: "post", status: 418 }, calls)).toEqual([401, 418, 404]);
  expect(await statuses({ path: "/accounts", method: "OPTIONS", status: 418 }, calls)).toEqual([
    401, 401, 418,
  ]);
});

it("is met each time by a RegExp that remembers where it stopped", async () => {
  const calls = [
    ["GET", "/v1/connect/accounts"],
    ["GET", "/v1/connect/accounts"],
  ] as const;
  expect(await statuses({ path: /accounts/g, status: 418 }, calls)).toEqual([418, 418]);
});

it("ends after so many times", async () => {
  const calls = Array.from({ length: 3 }, () => ["GET", "/v1/connect/accounts"] as const);
  expect(await statuses({ path: "/accounts", status: 418, times: 2 }, calls)).toEqual([418, 418, 401]);
});

it("ends when it is ended, and by reset", async () => {
  const { call, emulator } = emulatedApi();
  const end = emulator.fail({ path: "/accounts", status: 418 });
  expect((await call("GET", "/v1/connect/accounts")).status).toBe(418);
  end();
  end();
  expect((await call("GET", "/v1/connect/accounts")).status).toBe(401);
  emulator.fail({ path: "/accounts", status: 418 });
  emulator.reset();
  expect((await call("GET", "/v1/connect/accounts")).status).toBe(401);
});

it("gives way to a newer one", async () => {
  const { call, emulator } = emulatedApi();
  emulator.fail({ path: "/", status: 500 });
  const end = emulator.fail({ path: "/accounts", status: 418 });
  expect((await call("GET", "/v1/connect/accounts")).status).toBe(418);
  end();
  expect((await call("GET", "/v1/connect/accounts")).status).toBe(500);
});

it.each<[Omit<Fault, "path">, number, unknown, string]>([
  [{}, 500, { error: "Internal server error" }, "application/json; charset=utf-8"],
  [{ status: 401 }, 401, { error: "Unauthorized" }, "application/json; charset=utf-8"],
  [{ status: 403 }, 403, { error: "Forbidden" }, "application/json; charset=utf-8"],
  [{ status: 404 }, 404, { error: "record not found" }, "application/json; charset=utf-8"],
  [{ status: 400 }, 400, { error: "Bad request" }, "application/json; charset=utf-8"],
  [{ status: 429 }, 429, { error: "Throttled" }, "application/json; charset=utf-8"],
  [{ body: { any: 1 }, status: 200 }, 200, { any: 1 }, "application/json; charset=utf-8"],
  [{ body: "<p>down</p>", status: 502 }, 502, "<p>down</p>", "text/html; charset=utf-8"],
  [{ body: "", status: 500 }, 500, "", "text/plain; charset=utf-8"],
  [{ body: "{", headers: { "content-type": "text/x" } }, 500, "{", "text/x"],
])("answers %j", async (fault, status, body, contentType) => {
  const { call, emulator } = emulatedApi();
  emulator.fail({ path: "/accounts", ...fault });
  const answer = await call("GET", "/v1/connect/accounts");
  expect(answer.status).toBe(status);
  expect(answer.body).toEqual(body);
  expect(answer.headers.get("content-type")).toBe(contentType);
});

it("answers a status that has no body without one", async () => {
  const { call, emulator } = emulatedApi();
  emulator.fail({ path: "/accounts", status: 204, body: { any: 1 } });
  expect(await call("GET", "/v1/connect/accounts")).toMatchObject({ status: 204, body: "" });
});

it("tells how long to wait with 429, unless it says otherwise", async () => {
  const { call, emulator } = emulatedApi();
  const end = emulator.fail({ path: "/accounts", status: 429 });
  expect((await call("GET", "/v1/connect/accounts")).headers.get("retry-after")).toBe("1");
  end();
  emulator.fail({ path: "/accounts", status: 429, headers: { "retry-after": "7" } });
  expect((await call("GET", "/v1/connect/accounts")).headers.get("retry-after")).toBe("7");
});

it("breaks the connection as fetch tells of it, and logs that nothing was answered", async () => {
  const { call, emulator } = emulatedApi();
  emulator.fail({ path: "/accounts", networkError: true });
  const attempt = call("GET", "/v1/connect/accounts");
  await expect(attempt).rejects.toThrow(new TypeError("Failed to fetch"));
  await expect(attempt).rejects.toBeInstanceOf(TypeError);
  expect(emulator.requests.at(-1)).toMatchObject({ path: "/v1/connect/accounts", status: null });
});

function withGivenTime() {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
}

it("holds the answer back for as long as delay says, and then gives the API's own", async () => {
  withGivenTime();
  const { call, emulator } = emulatedApi();
  emulator.fail({ path: "/accounts", delay: 3000 });
  const answered = vi.fn();
  const answer = call("GET", "/v1/connect/accounts").finally(answered);

  await vi.advanceTimersByTimeAsync(2999);
  expect(answered).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect((await answer).status).toBe(401);
});

it("is late and wrong with delay and status", async () => {
  withGivenTime();
  const { call, emulator } = emulatedApi();
  emulator.fail({ path: "/accounts", delay: 3000, status: 503 });
  const answer = call("GET", "/v1/connect/accounts");
  await vi.advanceTimersByTimeAsync(3000);
  expect((await answer).status).toBe(503);
});

it("leaves no timer behind when a delayed request is aborted", async () => {
  withGivenTime();
  const { call, emulator } = emulatedApi();
  emulator.fail({ path: "/accounts", delay: 3000 });
  const aborter = new AbortController();
  const answer = call("GET", "/v1/connect/accounts", { signal: aborter.signal });
  await vi.advanceTimersByTimeAsync(1);
  aborter.abort(new Error("left the page"));
  await expect(answer).rejects.toThrow("left the page");
  expect(vi.getTimerCount()).toBe(0);
});

it("never answers while it hangs, and as the API would once it is ended", async () => {
  const { call, emulator, connectToken } = emulatedApi();
  const token = await connectToken();
  const end = emulator.fail({ path: "/accounts", hang: true, times: 1 });
  const answered = vi.fn();
  const hanging = call("GET", "/v1/connect/accounts", { token }).finally(answered);
  expect((await call("GET", "/v1/connect/accounts", { token })).status).toBe(200);
  expect(answered).not.toHaveBeenCalled();
  end();
  expect((await hanging).status).toBe(200);
});

it("lets go of what hangs when the request is aborted, before or during", async () => {
  const { call, emulator } = emulatedApi();
  emulator.fail({ path: "/accounts", hang: true });
  const aborter = new AbortController();
  const hanging = call("GET", "/v1/connect/accounts", { signal: aborter.signal });
  aborter.abort(new Error("left the page"));
  await expect(hanging).rejects.toThrow("left the page");
  await expect(call("GET", "/v1/connect/accounts", { signal: aborter.signal })).rejects.toThrow(
    "left the page",
  );
});

it.each<[string, Fault]>([
  ["path", { path: "tokens" }],
  ["path", { path: "" }],
  ["status", { path: "/", status: 99 }],
  ["status", { path: "/", status: 200.5 }],
  ["times", { path: "/", times: 0 }],
  ["delay", { path: "/", delay: Number.NaN }],
])("refuses a %s that cannot be: %j", (option, fault) => {
  expect(() => emulatedApi().emulator.fail(fault)).toThrow(
    expect.objectContaining({
      code: "invalid_options",
      message: expect.stringContaining(`fail({ ${option} })`),
    }),
  );
});
