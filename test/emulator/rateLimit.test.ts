import { expect, it } from "vitest";
import { emulatedApi } from "./emulatedApi.js";

it("is off by default", async () => {
  const { mint, accessToken } = emulatedApi();
  const token = await accessToken();
  for (let count = 0; count < 101; count++) expect((await mint({}, token)).status).toBe(200);
});

it("throttles as documented, and lets in again in the next window", async () => {
  const { mint, accessToken, emulator } = emulatedApi({ rateLimits: "documented" });
  const token = await accessToken();
  const opened = emulator.now().getTime();
  for (let count = 0; count < 100; count++) await mint({}, token);
  emulator.advance(20_000);
  const { status, body, headers } = await mint({}, token);

  expect({ status, body }).toEqual({ status: 429, body: { error: "Throttled" } });
  expect(headers.get("x-ratelimit-limit")).toBe("100");
  expect(headers.get("x-ratelimit-remaining")).toBe("0");
  const wait = Number(headers.get("retry-after"));
  expect(wait).toBeGreaterThan(30);
  expect(wait).toBeLessThanOrEqual(40);
  expect(Math.abs(Number(headers.get("x-ratelimit-reset")) * 1000 - (opened + 60_000))).toBeLessThan(10_000);

  expect((await mint({ external_user_id: "bob" }, token)).status).toBe(200);
  emulator.advance(wait * 1000);
  expect((await mint({}, token)).status).toBe(200);
});

it.each([
  ["accounts", 2000, "GET", "/v1/connect/accounts/apn_1"],
  ["reading components", 3000, "GET", "/v1/connect/actions/nonsense"],
  ["running components", 2000, "POST", "/v1/connect/triggers/deploy"],
  ["the proxy", 1000, "GET", "/v1/connect/proxy/x"],
])("limits %s to %i in five minutes", async (_, limit, method, path) => {
  const { call, connectToken, emulator } = emulatedApi({ rateLimits: "documented" });
  const token = await connectToken();
  const ask = async () =>
    (await call(method, path, { token, ...(method === "POST" ? { body: {} } : {}) })).status;
  for (let count = 0; count < limit; count++) await ask();
  expect(await ask()).toBe(429);
  emulator.advance(300_000);
  expect(await ask()).not.toBe(429);
});
