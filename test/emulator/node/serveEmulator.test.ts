import { connect } from "node:net";
import { createConnectEmulator } from "react-connect-token/testing";
import { serveEmulator } from "react-connect-token/testing/node";
import { expect, it } from "vitest";
import { servedEmulator } from "./servedEmulator.js";

const credentials = (emulator: ReturnType<typeof createConnectEmulator>) =>
  JSON.stringify({
    grant_type: "client_credentials",
    client_id: emulator.clientId,
    client_secret: emulator.clientSecret,
  });

it("listens where it says, on this machine alone by default", async () => {
  const { url } = await servedEmulator();
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect((await fetch(`${url}/v1/connect/accounts`)).status).toBe(401);
});

it("carries method, headers and body both ways", async () => {
  const { url, emulator } = await servedEmulator();
  const answer = await fetch(`${url}/v1/oauth/token`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: credentials(emulator),
  });
  expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
  expect(await answer.json()).toMatchObject({ token_type: "Bearer" });
});

it("does not take a path that begins with two slashes for a host", async () => {
  const { url, emulator } = await servedEmulator();
  expect((await fetch(`${url}//v1/connect//accounts`)).status).toBe(401);
  expect(emulator.requests.at(-1)?.path).toBe("//v1/connect//accounts");
});

it("answers a browser's preflight", async () => {
  const { url } = await servedEmulator();
  const headers = { origin: "https://app.example", "access-control-request-method": "DELETE" };
  const answer = await fetch(`${url}/v1/connect/accounts/apn_1`, { method: "OPTIONS", headers });
  expect(answer.status).toBe(204);
  expect(answer.headers.get("access-control-allow-origin")).toBe("https://app.example");
});

it("closes the socket without a word on networkError", async () => {
  const { url, emulator } = await servedEmulator();
  emulator.fail({ path: "/", networkError: true });
  await expect(fetch(`${url}/v1/connect/accounts`)).rejects.toThrow("fetch failed");
});

it("says what an emulator's own function threw", async () => {
  const originMatch = () => {
    throw new Error("my mistake");
  };
  const { url, emulator } = await servedEmulator({ originMatch });
  const json = { "content-type": "application/json", "x-pd-environment": "development" };
  const oauth = await fetch(`${url}/v1/oauth/token`, {
    method: "POST",
    headers: json,
    body: credentials(emulator),
  });
  const { access_token } = await oauth.json();
  const minted = await fetch(`${url}/v1/connect/${emulator.projectId}/tokens`, {
    method: "POST",
    headers: { ...json, authorization: `Bearer ${access_token}` },
    body: JSON.stringify({ external_user_id: "alice", allowed_origins: ["https://a.example"] }),
  });
  const { token } = await minted.json();
  const headers = { authorization: `Bearer ${token}`, origin: "https://a.example" };
  const answer = await fetch(`${url}/v1/connect/accounts`, { headers });
  expect(answer.status).toBe(500);
  expect(await answer.text()).toContain("my mistake");
});

it("tells the emulator when the client has gone", async () => {
  const { url, emulator } = await servedEmulator();
  const end = emulator.fail({ path: "/", hang: true });
  const aborter = new AbortController();
  const attempt = fetch(`${url}/v1/connect/accounts`, { signal: aborter.signal });
  const arrived = async () => {
    while (emulator.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
  };
  await arrived();
  aborter.abort();
  await expect(attempt).rejects.toThrow("aborted");
  end();
  expect(emulator.requests.at(-1)?.status).toBeNull();
});

it("closes at once, with connections that idle and requests that hang", async () => {
  const emulator = createConnectEmulator();
  const { url, close } = await serveEmulator(emulator);
  emulator.fail({ path: "/accounts", hang: true });
  const hanging = fetch(`${url}/v1/connect/accounts`).catch((error: unknown) => error);
  const idle = connect(Number(new URL(url).port), "127.0.0.1");
  const idleClosed = new Promise((resolve) => idle.once("close", resolve));
  await new Promise((resolve) => idle.once("connect", resolve));
  await fetch(`${url}/v1/connect/apps`);
  await close();
  expect(await hanging).toBeInstanceOf(TypeError);
  await idleClosed;
  await expect(fetch(url)).rejects.toThrow("fetch failed");
});

it("says that a port cannot be had", async () => {
  const { url } = await servedEmulator();
  const port = Number(new URL(url).port);
  await expect(serveEmulator(createConnectEmulator(), { port })).rejects.toMatchObject({
    code: "EADDRINUSE",
  });
});

it("listens under another host name", async () => {
  const { url, close } = await serveEmulator(createConnectEmulator(), { hostname: "localhost" });
  expect((await fetch(`${url}/v1/connect/accounts`)).status).toBe(401);
  expect(url).toMatch(/^http:\/\/localhost:/);
  await close();
});
