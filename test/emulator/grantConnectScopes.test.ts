import { CONNECT_SCOPES } from "react-connect-token/core";
import { expect, it } from "vitest";
import { emulatedApi } from "./emulatedApi.js";

const granted = ({ emulator }: ReturnType<typeof emulatedApi>) => emulator.requests.at(-1)?.scope;

it.each(CONNECT_SCOPES.map(({ scope }) => scope))("grants %s", async (scope) => {
  const api = emulatedApi();
  expect((await api.mint({ scope })).status).toBe(200);
  expect(granted(api)).toBe(scope);
});

it.each([undefined, "", "  "])("grants connect:* when the scope is %j", async (scope) => {
  const api = emulatedApi();
  await api.mint({ scope });
  expect(granted(api)).toBe("connect:*");
});

it("refuses an empty scope with emptyScope 400, but not a missing one", async () => {
  const { mint } = emulatedApi({ emptyScope: 400 });
  expect((await mint({ scope: "" })).status).toBe(400);
  expect((await mint()).status).toBe(200);
});

it("keeps order and drops duplicates", async () => {
  const api = emulatedApi();
  await api.mint({ scope: " connect:proxy\tconnect:accounts:read connect:proxy " });
  expect(granted(api)).toBe("connect:proxy connect:accounts:read");
});

it.each(["connect:nonsense:read", "connect:acounts:read", "connect", "CONNECT:*", "connect:*:read", "a,b"])(
  "refuses the unknown scope %s",
  async (scope) => {
    expect(await emulatedApi().mint({ scope })).toMatchObject({
      status: 400,
      body: { error: "Invalid scope" },
    });
  },
);

it('leaves an unknown scope out with unknownScope "drop", and refuses when nothing is left', async () => {
  const api = emulatedApi({ unknownScope: "drop" });
  await api.mint({ scope: "connect:nonsense:read connect:proxy" });
  expect(granted(api)).toBe("connect:proxy");
  expect((await api.mint({ scope: "connect:nonsense:read" })).status).toBe(400);
});

it('keeps an unknown scope with unknownScope "keep"', async () => {
  const api = emulatedApi({ unknownScope: "keep" });
  await api.mint({ scope: "connect:nonsense:read" });
  expect(granted(api)).toBe("connect:nonsense:read");
});

it('refuses *, and narrows it with starOnConnectToken "narrow"', async () => {
  expect(await emulatedApi().mint({ scope: "*" })).toMatchObject({
    status: 400,
    body: { error: "Invalid scope" },
  });
  const api = emulatedApi({ starOnConnectToken: "narrow" });
  await api.mint({ scope: "* connect:proxy" });
  expect(granted(api)).toBe("connect:* connect:proxy");
});

it('accepts a wildcard that no table lists, unless unlistedWildcards is "reject"', async () => {
  const api = emulatedApi();
  const token = await api.connectToken({ scope: "connect:accounts:*" });
  expect((await api.call("GET", "/v1/connect/accounts", { token })).status).toBe(200);
  expect((await api.mint({ scope: "connect:nonsense:*" })).status).toBe(400);

  const { mint } = emulatedApi({ unlistedWildcards: "reject" });
  expect((await mint({ scope: "connect:accounts:*" })).status).toBe(400);
  expect((await mint({ scope: "connect:actions:*" })).status).toBe(200);
});

const narrow = "connect:tokens:create connect:accounts:read";

it("refuses a Connect token that is wider than the OAuth token which mints it", async () => {
  const api = emulatedApi();
  const issuer = await api.accessToken(narrow);
  expect(await api.mint({ scope: "connect:proxy connect:accounts:read" }, issuer)).toMatchObject({
    status: 403,
    body: { code: "insufficient_scope", details: { required: ["connect:proxy"] } },
  });
  expect((await api.mint({}, issuer)).status).toBe(403);
  expect((await api.mint({ scope: "connect:accounts:read" }, issuer)).status).toBe(200);
});

it('mints it all the same with scopeBeyondIssuer "allow"', async () => {
  const api = emulatedApi({ scopeBeyondIssuer: "allow" });
  await api.mint({ scope: "connect:proxy" }, await api.accessToken(narrow));
  expect(granted(api)).toBe("connect:proxy");
});

it('cuts it down with scopeBeyondIssuer "intersect", and refuses when nothing is left', async () => {
  const api = emulatedApi({ scopeBeyondIssuer: "intersect" });
  const issuer = await api.accessToken(narrow);
  await api.mint({}, issuer);
  expect(granted(api)).toBe(narrow);
  await api.mint({ scope: "connect:accounts:* connect:accounts:read" }, issuer);
  expect(granted(api)).toBe("connect:accounts:read");
  expect((await api.mint({ scope: "connect:proxy" }, issuer)).status).toBe(403);
});
