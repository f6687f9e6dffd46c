import { expect, it } from "vitest";
import { emulatedApi } from "./emulatedApi.js";

it("tells of each request what a test wants to know", async () => {
  const { call, connectToken, emulator } = emulatedApi();
  const token = await connectToken({ scope: "connect:accounts:read connect:proxy" });
  await call("GET", "/v1/connect//accounts?app=slack", {
    token,
    headers: { "X-Fern-Language": "JavaScript" },
  });
  expect(emulator.requests.at(-1)).toEqual({
    method: "GET",
    path: "/v1/connect//accounts",
    query: "app=slack",
    headers: { authorization: "[redacted]", "x-fern-language": "JavaScript" },
    token: "connect",
    user: "alice",
    scope: "connect:accounts:read connect:proxy",
    status: 200,
    lapsed: false,
    at: expect.any(Date),
  });
});

it("names the user that an OAuth call is about", async () => {
  const { call, accessToken, emulator, project, mint } = emulatedApi();
  const token = await accessToken();
  await call("GET", `${project}/accounts?external_user_id=bob`, { token });
  expect(emulator.requests.at(-1)).toMatchObject({ token: "oauth", user: "bob", scope: "*" });
  await mint({ external_user_id: "carol" }, token);
  expect(emulator.requests.at(-1)).toMatchObject({ token: "oauth", user: "carol", scope: "connect:*" });
});

it("knows whether the token had lapsed when the request arrived", async () => {
  const { call, connectToken, emulator } = emulatedApi();
  const token = await connectToken({ expires_in: 1 });
  const end = emulator.fail({ path: "/accounts", hang: true, times: 1 });
  const before = call("GET", "/v1/connect/accounts", { token });
  emulator.advance(1000);
  end();
  expect((await before).status).toBe(200);
  await call("GET", "/v1/connect/accounts", { token });
  expect(emulator.requests.slice(-2).map(({ lapsed, status }) => [lapsed, status])).toEqual([
    [false, 200],
    [true, 401],
  ]);
});

it("holds no token, secret or body", async () => {
  const { call, connectToken, accessToken, emulator, project } = emulatedApi();
  const oauth = await accessToken();
  const token = await connectToken();
  const secrets = [oauth, token, emulator.clientSecret, "secret-of-the-target"];
  await call("GET", `/v1/connect/tokens/${token}/validate?token=${token}`, { token: oauth });
  await call("GET", `${project}/accounts`, {
    token,
    headers: {
      cookie: "secret-of-the-target",
      "x-pd-proxy-authorization": "secret-of-the-target",
      "x-pd-proxy-x-api-key": "secret-of-the-target",
      referer: `https://app.example/?t=${token}`,
    },
  });
  const text = JSON.stringify(emulator.requests);
  for (const secret of secrets) expect(text).not.toContain(secret);
  expect(text).toContain("/v1/connect/tokens/[redacted]/validate");
});

it("keeps the last 10,000", async () => {
  const { emulator } = emulatedApi();
  for (let count = 0; count < 10_005; count++) {
    await emulator.fetch(new Request(`https://api.pipedream.com/${count}`));
  }
  expect(emulator.requests).toHaveLength(10_000);
  expect(emulator.requests[0]?.path).toBe("/5");
});
