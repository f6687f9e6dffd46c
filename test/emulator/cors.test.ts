import { expect, it } from "vitest";
import { emulatedApi } from "./emulatedApi.js";

const page = "https://app.example";

it("answers the preflight of any origin, and allows whatever headers it asks for", async () => {
  const { call } = emulatedApi();
  const answer = await call("OPTIONS", "/v1/connect//proxy/aHR0cHM6Ly9h", {
    origin: page,
    environment: null,
    headers: {
      "access-control-request-method": "GET",
      "access-control-request-headers": "authorization,x-fern-language,x-pd-proxy-anything",
    },
  });
  expect(answer.status).toBe(204);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "access-control-allow-origin": page,
    "access-control-allow-headers": "authorization,x-fern-language,x-pd-proxy-anything",
    "access-control-allow-methods": "GET, POST, PUT, PATCH, DELETE",
    "access-control-max-age": "600",
    vary: "Origin",
  });
  expect(answer.headers.has("access-control-allow-credentials")).toBe(false);
});

it("answers the preflight as the option preflight says", async () => {
  const { call } = emulatedApi({ preflight: { status: 200, maxAgeSeconds: 5 } });
  const headers = { "access-control-request-method": "GET" };
  const answer = await call("OPTIONS", "/v1/connect/accounts", { origin: page, headers });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("access-control-max-age")).toBe("5");
});

it("takes an OPTIONS that asks for nothing for a request like any other", async () => {
  expect((await emulatedApi().call("OPTIONS", "/v1/connect/accounts", { origin: page })).status).toBe(404);
});

async function ask(
  options: Parameters<typeof emulatedApi>[0],
  allowed_origins: readonly string[] | undefined,
  origin?: string,
) {
  const { call, connectToken } = emulatedApi(options);
  const token = await connectToken({ allowed_origins });
  const { status, headers } = await call("GET", "/v1/connect/accounts", {
    token,
    ...(origin === undefined ? {} : { origin }),
  });
  return { status, readableBy: headers.get("access-control-allow-origin") };
}

it.each([
  ["https://app.example", page],
  ["https://app.example/", page],
  ["https://APP.example/some/path", page],
  ["https://app.example:443", page],
  ["http://localhost:5173", "http://localhost:5173"],
])("lets a token with allowed_origins %s be used from %s", async (entry, origin) => {
  expect(await ask({}, ["https://other.example", entry], origin)).toEqual({
    status: 200,
    readableBy: origin,
  });
});

it.each([
  ["https://app.example", "http://app.example"],
  ["https://app.example", "https://app.example:8443"],
  ["https://app.example", "https://sub.app.example"],
  ["https://*.example", page],
  ["*", page],
  ["app.example", page],
  ["https://app.example", "null"],
])("refuses a token with allowed_origins %s from %s, unreadably", async (entry, origin) => {
  expect(await ask({}, [entry], origin)).toEqual({ status: 403, readableBy: null });
});

it('lets the page read the refusal with originMismatch "403-with-cors"', async () => {
  expect(await ask({ originMismatch: "403-with-cors" }, ["https://other.example"], page)).toEqual({
    status: 403,
    readableBy: page,
  });
});

it("matches origins as originMatch says", async () => {
  const originMatch = (entry: string, origin: string) => origin.endsWith(entry);
  expect((await ask({ originMatch }, [".example"], page)).status).toBe(200);
});

it("refuses a page when the token has no allowed_origins, unless originWithoutList is allow", async () => {
  expect(await ask({}, undefined, page)).toEqual({ status: 403, readableBy: null });
  expect(await ask({}, [], page)).toEqual({ status: 403, readableBy: null });
  expect(await ask({ originWithoutList: "allow" }, undefined, page)).toEqual({
    status: 200,
    readableBy: page,
  });
});

it("lets requests without Origin pass, unless noOrigin is reject and the token has a list", async () => {
  expect(await ask({}, [page])).toEqual({ status: 200, readableBy: null });
  expect((await ask({ noOrigin: "reject" }, [page])).status).toBe(403);
  expect((await ask({ noOrigin: "reject" }, undefined)).status).toBe(200);
});

it("lets a page read that its token is dead", async () => {
  const { call } = emulatedApi();
  const { status, headers } = await call("GET", "/v1/connect/accounts", {
    origin: page,
    token: "ctok_unknown",
  });
  expect(status).toBe(401);
  expect(headers.get("access-control-allow-origin")).toBe(page);
});

it("lets a page read what a fault answers", async () => {
  const { call, connectToken, emulator } = emulatedApi();
  const token = await connectToken({ allowed_origins: [page] });
  emulator.fail({ path: "/accounts", status: 503 });
  const { status, headers } = await call("GET", "/v1/connect/accounts", { origin: page, token });
  expect(status).toBe(503);
  expect(headers.get("access-control-allow-origin")).toBe(page);
});

it("exposes no headers by default, and those of exposeHeaders", async () => {
  const exposed = async (options?: Parameters<typeof emulatedApi>[0]) =>
    (await emulatedApi(options).call("GET", "/v1/connect/accounts", { origin: page })).headers.get(
      "access-control-expose-headers",
    );
  expect(await exposed()).toBeNull();
  expect(await exposed({ exposeHeaders: ["Retry-After", "Date"] })).toBe("Retry-After, Date");
});
