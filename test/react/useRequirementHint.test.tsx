import { afterEach, expect, it, vi } from "vitest";
import type { ConnectTokenSession } from "../../src/session/ConnectTokenSession.js";
import { expectConsole } from "../setup/noise.js";

const session = { externalUserId: "alice" } as ConnectTokenSession;

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

async function load(mode: string) {
  vi.resetModules();
  vi.stubEnv("NODE_ENV", mode);
  return (await import("../../src/react/useRequirementHint.js")).useRequirementHint;
}

it("is no hook in production, so that a gate has no effect for it", async () => {
  const useRequirementHint = await load("production");

  expect(useRequirementHint(session, "connect:proxy")).toBeUndefined();
});

it("is one in development", async () => {
  const useRequirementHint = await load("development");

  expectConsole(/Invalid hook call/);
  expect(() => useRequirementHint(session, "connect:proxy")).toThrow();
});
