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

/** What Next's fetch throws in a page that is rendered once for all visitors while the site is served. */
const signal = Object.assign(new Error("Dynamic server usage: no-store fetch"), {
  digest: "DYNAMIC_SERVER_USAGE",
});

it("lets pass at once what Next's fetch throws in a page that is made static later", async () => {
  const fetch = vi.fn(() => Promise.reject(signal));
  const client = fakePipedream().client({ fetch });
  await expect(client.createConnectToken({ externalUserId: "alice" })).rejects.toBe(signal);
  expect(fetch).toHaveBeenCalledTimes(1);
});

it("gives it to nobody who waits for the same access token", async () => {
  let asked = 0;
  const pipedream = fakePipedream();
  const { fetch } = pipedream;
  const client = pipedream.client({
    fetch: (url, init) => (++asked === 1 ? Promise.reject(signal) : fetch(url, init)),
  });
  const page = client.createConnectToken({ externalUserId: "alice" });
  const route = client.createConnectToken({ externalUserId: "bob" });
  await expect(page).rejects.toBe(signal);
  await expect(route).resolves.toMatchObject({ external_user_id: "bob" });
});
