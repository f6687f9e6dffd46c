import { expect, it, vi } from "vitest";
import { tokenMaker } from "../../src/server/tokenMaker.js";
import { secrets } from "./fakePipedream.js";
import { givenTime } from "./givenTime.js";

const request = { externalUserId: "alice", scope: "connect:proxy", expiresIn: 600 };
const tenMinutes = { token: secrets.connectToken, expiresAt: new Date("2026-01-01T00:10:00Z") };

it("hands on what it is asked, as the official SDK takes it", async () => {
  let asked: unknown;
  const maker = tokenMaker(async (o) => {
    asked = o;
    return tenMinutes;
  }, givenTime().environment);
  await maker.createConnectToken(request);
  expect(asked).toEqual(request);
});

it("counts by Pipedream's clock where the promise has its headers beside it", async () => {
  const time = givenTime();
  time.setWall("2026-06-01T00:00:00Z");
  const rawResponse = { headers: new Headers({ date: "Thu, 01 Jan 2026 00:04:00 GMT" }) };
  const promise = Object.assign(Promise.resolve(tenMinutes), {
    withRawResponse: async () => ({ data: tenMinutes, rawResponse }),
  });
  const token = await tokenMaker(() => promise, time.environment).createConnectToken(request);
  expect(token.expires_in).toBe(360);
});

it.each([
  ["the official SDK's", tenMinutes],
  ["Pipedream's own", { token: secrets.connectToken, expires_at: "2026-01-01T00:10:00.000+00:00" }],
])("reads an answer of %s form", async (_, answer) => {
  const token = await tokenMaker(async () => answer, givenTime().environment).createConnectToken(request);
  expect(token).toMatchObject({ token: secrets.connectToken, expires_in: 600, scope: "connect:proxy" });
  expect(Date.parse(token.expires_at)).toBe(Date.parse("2026-01-01T00:10:00Z"));
});

it("ends with api_timeout after ten seconds", async () => {
  const time = givenTime();
  const minted = tokenMaker(() => new Promise(() => {}), time.environment).createConnectToken(request);
  await expect(time.until(minted)).rejects.toMatchObject({ code: "api_timeout" });
  expect(time.passed).toBe(10_000);
});

it.each([
  ["successRedirectUri", "//evil.example/x"],
  ["successRedirectUri", "javascript:alert(1)"],
  ["errorRedirectUri", "data:text/html,x"],
  ["webhookUri", "myapp://hook"],
])("refuses %s %s, as our own client does, and does not call createToken", async (option, address) => {
  const createToken = vi.fn(async () => tenMinutes);
  const maker = tokenMaker(createToken, givenTime().environment);
  await expect(maker.createConnectToken({ ...request, [option]: address })).rejects.toMatchObject({
    code: "invalid_options",
    message: expect.stringContaining(option),
  });
  expect(createToken).not.toHaveBeenCalled();
});

it("hands on the addresses that Pipedream takes, a mobile app's scheme among them", async () => {
  const createToken = vi.fn(async () => tenMinutes);
  const addresses = { successRedirectUri: "myapp://done", webhookUri: "http://localhost:3000/hook" };
  await tokenMaker(createToken, givenTime().environment).createConnectToken({ ...request, ...addresses });
  expect(createToken).toHaveBeenCalledWith(expect.objectContaining(addresses));
});

it.each([
  ["api_timeout", new Error("timeout")],
  ["api_unavailable", Object.assign(new Error("x"), { statusCode: 500 })],
  ["api_unavailable", Object.assign(new Error("x"), { statusCode: 408 })],
  ["api_unavailable", "a text"],
  ["api_unavailable", undefined],
  ["api_rejected", { status: 422 }],
])("says %s when it fails with %j", async (code, reason) => {
  const maker = tokenMaker(() => Promise.reject(reason), givenTime().environment);
  await expect(maker.createConnectToken(request)).rejects.toMatchObject({ code });
});

it("keeps the app's own exception as the cause, and one that carries an answer not", async () => {
  const mistake = new TypeError("client is undefined");
  const maker = tokenMaker(() => {
    throw mistake;
  }, givenTime().environment);
  await expect(maker.createConnectToken(request)).rejects.toMatchObject({ cause: mistake });
  const answered = Object.assign(new Error("x"), { body: "the upstream's" });
  const other = tokenMaker(() => Promise.reject(answered), givenTime().environment);
  await expect(other.createConnectToken(request)).rejects.not.toHaveProperty("cause");
});
