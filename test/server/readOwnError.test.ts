import { afterEach, expect, it, vi } from "vitest";
import { readOwnError } from "../../src/server/readOwnError.js";
import { echo, fakePipedream, secrets } from "./fakePipedream.js";
import { outcome, tokenRoute } from "./tokenRoute.js";

afterEach(() => {
  vi.resetModules();
});

/** A client of another copy of the package, as hot reload leaves one behind. */
async function clientOfAnotherCopy(answers: Parameters<typeof fakePipedream>[0]) {
  vi.resetModules();
  const { fetch, time } = fakePipedream(answers);
  const { createConnectClient } = await import("../../src/server.js");
  return createConnectClient({
    clientId: "client-1",
    clientSecret: secrets.clientSecret,
    projectId: "proj_1",
    projectEnvironment: "development",
    fetch,
    environment: time.environment,
  });
}

it.each([
  [429, "api_throttled", "42", { api: () => echo(429, { "retry-after": "42" }) }],
  [500, "invalid_client", null, { oauth: () => echo(401) }],
  [502, "api_rejected", null, { api: () => echo(400) }],
])(
  "answers %d %s when a client of another copy of the package fails with it",
  async (status, code, wait, answers) => {
    const route = tokenRoute({ client: await clientOfAnotherCopy(answers) });
    const response = await route.ask();
    expect(response.headers.get("retry-after")).toBe(wait);
    expect(await outcome(response)).toEqual([status, code]);
  },
);

it("believes nothing of another copy's error but its code and when to try again", () => {
  const everything = Object.values(secrets).join();
  const claim = { name: "ConnectTokenError", code: "api_throttled", message: everything, what: everything };
  const error = readOwnError({
    ...claim,
    hint: everything,
    retryable: true,
    retryAt: new Date(0),
    stack: everything,
  });
  expect(error).toMatchObject({ code: "api_throttled", retryable: true, retryAt: new Date(0) });
  expect(JSON.stringify([error, error?.message, error?.stack])).not.toContain(secrets.clientSecret);
});

it.each([
  null,
  "ConnectTokenError",
  new Error("no"),
  { name: "ConnectTokenError" },
  { name: "ConnectTokenError", code: "toString" },
  { name: "ConnectTokenError", code: "callback_failed" },
  { name: "PipedreamError", code: "api_throttled" },
])("takes %j for a foreign error", (reason) => {
  expect(readOwnError(reason)).toBeNull();
});

it("leaves out a time that is none", () => {
  const claim = { name: "ConnectTokenError", code: "invalid_options", retryAt: new Date(Number.NaN) };
  expect(readOwnError(claim)).not.toHaveProperty("retryAt");
});
