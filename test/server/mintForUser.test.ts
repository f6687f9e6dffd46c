import { expect, it } from "vitest";
import { secrets } from "./fakePipedream.js";
import { outcome, tokenRoute } from "./tokenRoute.js";

it.each(["client", "tokenOptions"])(
  "waits for %s as long as for authenticate, and no longer",
  async (name) => {
    const route = tokenRoute({ [name]: () => new Promise(() => {}), authenticateTimeout: 3_000 });
    const response = await route.pipedream.time.until(route.ask());
    expect(await outcome(response)).toEqual([500, "invalid_options"]);
    expect(route.errors[0]?.message).toContain(`${name} did not answer within 3000 ms`);
    expect(route.pipedream.time.passed).toBe(3_000);
    expect(route.pipedream.time.timers).toBe(0);
    expect(route.pipedream.arrived).toHaveLength(0);
  },
);

const made = { token: secrets.connectToken };

it.each([
  [502, "api_unavailable", "throws at once", () => JSON.parse("")],
  [502, "api_unavailable", "rejects", () => Promise.reject(new Error("no"))],
  [500, "invalid_options", "answers nothing", () => undefined],
  [500, "invalid_options", "answers something else", async () => ({ ok: true })],
  [200, undefined, "answers a token at once", () => made],
])("answers %d %s, with its headers, where a client of the app's own %s", async (status, code, _, make) => {
  const route = tokenRoute({
    client: { createConnectToken: make as never },
    allowedOrigins: "https://admin.example.com",
  });
  const response = await route.ask(undefined, { origin: "https://admin.example.com" });
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(response.headers.get("access-control-allow-origin")).toBe("https://admin.example.com");
  expect(await outcome(response)).toEqual([status, code]);
  expect(route.errors).toHaveLength(status === 200 ? 0 : 1);
});
