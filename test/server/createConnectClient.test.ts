import { inspect } from "node:util";
import { createConnectClient } from "react-connect-token/server";
import { expect, it, vi } from "vitest";
import { fakePipedream, json, secrets } from "./fakePipedream.js";

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

it("goes below another base URL, whose path is kept", async () => {
  const pipedream = fakePipedream({ api: () => json({ access_token: "access", expires_in: 3600 }) });
  await pipedream.client({ baseUrl: "http://localhost:4000/pipedream/" }).getAccessToken();
  expect(pipedream.arrived[0]?.path).toBe("/pipedream/v1/oauth/token");
});
