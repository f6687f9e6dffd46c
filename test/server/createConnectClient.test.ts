import { Readable } from "node:stream";
import { inspect } from "node:util";
import { createConnectClient } from "react-connect-token/server";
import { expect, it, vi } from "vitest";
import { createdToken, echo, fakePipedream, json, secrets } from "./fakePipedream.js";

const options = {
  clientId: "client-1",
  clientSecret: secrets.clientSecret,
  projectId: "proj_1",
  projectEnvironment: "production",
} as const;

it.each([
  ["clientId", undefined],
  ["clientId", ""],
  ["clientSecret", undefined],
  ["clientSecret", " "],
  ["projectId", undefined],
  ["projectId", "proj_1/../.."],
  ["projectEnvironment", "staging"],
  ["projectEnvironment", undefined],
  ["baseUrl", "api.pipedream.com"],
  ["baseUrl", "ftp://api.pipedream.com"],
  ["timeout", 0],
  ["timeout", Number.NaN],
  ["scope", ""],
])("refuses %s %j at once", (option, value) => {
  expect(() => createConnectClient({ ...options, [option]: value })).toThrow(
    expect.objectContaining({ code: "invalid_options", message: expect.stringContaining(option) }),
  );
});

it("refuses a malformed scope at once", () => {
  expect(() => createConnectClient({ ...options, scope: "connect:" })).toThrow(
    expect.objectContaining({ code: "invalid_scope" }),
  );
});

it("does nothing until it is asked", () => {
  const pipedream = fakePipedream();
  pipedream.client();
  expect(pipedream.arrived).toHaveLength(0);
  expect(pipedream.time.timers).toBe(0);
});

it("shows neither secret nor token when it is printed, spread or turned into JSON", async () => {
  const client = fakePipedream().client();
  await client.createConnectToken({ externalUserId: "u" });
  const shown = [
    inspect(client, { depth: Number.POSITIVE_INFINITY, showHidden: true }),
    JSON.stringify(client),
    inspect({ ...client }),
    String(client),
  ].join();
  for (const secret of Object.values(secrets)) expect(shown).not.toContain(secret);
});

it("goes to Pipedream by default, with the global fetch of that moment", async () => {
  const client = createConnectClient(options);
  const fetch = vi.fn(async (_url: string) => json({ access_token: "access", expires_in: 3600 }));
  vi.stubGlobal("fetch", fetch);
  await client.getAccessToken();
  vi.unstubAllGlobals();
  expect(fetch.mock.calls[0]?.[0]).toBe("https://api.pipedream.com/v1/oauth/token");
});

it("takes the answers of a fetch whose Response and whose streams are of another kind", async () => {
  const pipedream = fakePipedream({
    api: (request) => (pipedream.apiRequests.length === 1 ? echo(401) : createdToken(request, 0)),
  });
  const foreign = async (url: string, init: RequestInit) => {
    const response = await pipedream.fetch(url, init);
    const { status, ok, type, headers } = response;
    const text = await response.text();
    return { status, ok, type, headers, body: Readable.from([text]), text: async () => text };
  };
  const client = pipedream.client({ fetch: foreign as never });
  const { token } = await client.createConnectToken({ externalUserId: "u" });
  expect(token).toBe(secrets.connectToken);
});

it("calls fetch as a function, so that Workers take it and nobody is handed the secret as this", async () => {
  const seen: unknown[] = [];
  const pipedream = fakePipedream();
  const client = pipedream.client({
    fetch(this: unknown, url, init) {
      seen.push(this);
      return pipedream.fetch(url, init);
    },
  });
  await client.createConnectToken({ externalUserId: "u" });
  expect(seen).toEqual([undefined, undefined]);
});

it("asks every cache in between to keep nothing, as Next 13's of data would", async () => {
  const pipedream = fakePipedream({ api: () => json({ success: true }) });
  const client = pipedream.client();
  await client.validateConnectToken(secrets.connectToken);
  expect(pipedream.arrived.map(({ method, cache }) => [method, cache])).toEqual([
    ["POST", "no-store"],
    ["GET", "no-store"],
  ]);
});

it("names no cache on a runtime whose Request has none, since older Workers throw", async () => {
  let sent: RequestInit = {};
  const pipedream = fakePipedream();
  const client = pipedream.client({
    fetch: async (_, init) => {
      sent = init;
      return json({ access_token: "access", expires_in: 3600 });
    },
  });
  vi.stubGlobal("Request", class {});
  await client.getAccessToken();
  vi.unstubAllGlobals();
  expect(sent).not.toHaveProperty("cache");
});

it("goes below another base URL, whose path is kept", async () => {
  const pipedream = fakePipedream({ api: () => json({ access_token: "access", expires_in: 3600 }) });
  await pipedream.client({ baseUrl: "http://localhost:4000/pipedream/" }).getAccessToken();
  expect(pipedream.arrived[0]?.path).toBe("/pipedream/v1/oauth/token");
});
