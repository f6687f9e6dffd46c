import { afterEach, expect, it, vi } from "vitest";
import { warnOfRequirement } from "../../src/session/warnOfRequirement.js";
import { expectConsole } from "../setup/noise.js";
import { settle, setup, unauthorized, unavailable } from "./setup.js";

afterEach(() => void vi.unstubAllEnvs());

it("says once which scope asked for is not known, with the nearest name, and asks for it all the same", async () => {
  const { session, route, events } = setup({ scope: "connect:acounts:read connect:proxy" });
  expectConsole(/^react-connect-token: unknown_scope: .*"connect:acounts:read".*"connect:accounts:read"/);
  session.start();
  await session.getToken();
  await session.refresh();

  expect(route.calls[0]?.request.scope).toBe("connect:acounts:read connect:proxy");
  expect(events.filter((event) => event.type === "warning")).toMatchObject([{ code: "unknown_scope" }]);
});

it("says it of each unknown scope", async () => {
  const { session } = setup({ scope: "connect:tea connect:coffee" });
  expectConsole(/connect:tea/);
  expectConsole(/connect:coffee/);

  await session.getToken();
});

it("says it of the scopes in a gate's requirement", () => {
  const { session } = setup();
  expectConsole(/connect:tea/);
  expectConsole(/connect:milk/);
  // Names that types would not let through.
  const requirement = { all: ["connect:proxy", { any: ["connect:tea", "connect:milk connect:proxy"] }] };
  warnOfRequirement(session, requirement as never);
  warnOfRequirement(session, requirement as never);
});

it("says nothing of a requirement to a session that is nobody's", () => {
  warnOfRequirement(setup({ externalUserId: null }).session, "connect:tea" as never);
});

it("says nothing of scopes in production", async () => {
  vi.stubEnv("NODE_ENV", "production");
  const { session, events } = setup({ scope: "connect:tea" });
  await session.getToken();

  expect(events.map((event) => event.type)).not.toContain("warning");
});

it("warns where neither the answer nor the request names a scope, and assumes Pipedream's default", async () => {
  const { session } = setup({ scope: undefined });
  expectConsole(/^react-connect-token: assumed_scope: .*"connect:\*".* Add scope to what the route answers/);
  session.start();
  await settle();
  await session.refresh();

  expect(session.getState()).toMatchObject({ scopes: ["connect:*"] });
});

it("says nothing where the answer names one", async () => {
  const { session, route } = setup({ scope: undefined });
  route.scope = "connect:proxy";
  await session.getToken();

  expect(session.getState()).toMatchObject({ scopes: ["connect:proxy"] });
});

it("tells a developer why no token comes, once and with what to do", async () => {
  vi.stubEnv("NODE_ENV", "development");
  const { session, route } = setup();
  route.behave = () => new Response("<!doctype html>", { headers: { "content-type": "text/html" } });
  expectConsole(/^react-connect-token: invalid_response: .*HTML.*sign-in.*docs\/errors\.md#invalid_response/);
  session.start();
  await settle();
  await expect(session.refresh()).rejects.toMatchObject({ code: "invalid_response" });
});

it.each<[string, string, () => Response]>([
  ["a sign-in that has ended", "development", () => unauthorized()],
  ["a refusal", "development", () => new Response(null, { status: 403 })],
  ["a route that is down, and asked again", "development", () => unavailable()],
  ["a failure in a test", "test", () => new Response(null, { status: 404 })],
  ["a failure in production", "production", () => new Response(null, { status: 404 })],
])("says nothing on the console of %s", async (_, environment, behave) => {
  vi.stubEnv("NODE_ENV", environment);
  const { session, route } = setup();
  route.behave = behave;
  session.start();
  await settle();
  expect(session.getState().status).toBe("error");
});
