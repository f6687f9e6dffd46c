import { afterEach, expect, it, vi } from "vitest";
import { fakePipedream } from "./fakePipedream.js";
import { outcome, tokenRoute } from "./tokenRoute.js";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

it("makes no token while Next builds the site, and says what to do", async () => {
  vi.stubEnv("NEXT_PHASE", "phase-production-build");
  const pipedream = fakePipedream();
  const made = pipedream.client().createConnectToken({ externalUserId: "alice" });
  await expect(made).rejects.toMatchObject({
    code: "site_is_being_built",
    message: expect.stringContaining('export const dynamic = "force-dynamic"'),
  });
  expect(pipedream.arrived).toEqual([]);
});

it("makes none with a createToken of one's own either", async () => {
  vi.stubEnv("NEXT_PHASE", "phase-production-build");
  const createToken = vi.fn();
  const route = tokenRoute({ client: undefined, createToken } as never); // the fixture's client is left out for it
  expect(await outcome(await route.ask())).toEqual([500, "site_is_being_built"]);
  expect(createToken).not.toHaveBeenCalled();
});

it.each([undefined, "phase-production-server", "phase-development-server"])(
  "makes them with NEXT_PHASE %s",
  async (phase) => {
    vi.stubEnv("NEXT_PHASE", phase);
    expect((await tokenRoute().ask()).status).toBe(200);
  },
);

it("makes them where there is no process, as in a worker", async () => {
  const route = tokenRoute();
  vi.stubGlobal("process", undefined);
  const response = await route.ask();
  vi.unstubAllGlobals();
  expect(response.status).toBe(200);
});
