import { setupServer } from "msw/node";
import { createConnectFetch, createConnectTokenSession } from "react-connect-token/core";
import { createConnectClient } from "react-connect-token/server";
import { createConnectEmulator } from "react-connect-token/testing";
import { createConnectHandlers } from "react-connect-token/testing/msw";
import { expect, it, vi } from "vitest";

/** A server and a browser that believe they talk to Pipedream. */
async function withEmulator<Result>(
  run: (app: ReturnType<typeof setup>) => Promise<Result>,
  baseUrl?: string,
): Promise<Result> {
  const app = setup(baseUrl);
  const server = setupServer(
    ...createConnectHandlers(app.emulator, baseUrl === undefined ? {} : { baseUrl }),
  );
  server.listen({ onUnhandledRequest: "error" });
  try {
    return await run(app);
  } finally {
    app.session.dispose();
    server.close();
  }
}

function setup(baseUrl?: string) {
  const emulator = createConnectEmulator();
  const { clientId, clientSecret, projectId, projectEnvironment } = emulator;
  const where = baseUrl === undefined ? {} : { baseUrl };
  const client = createConnectClient({ clientId, clientSecret, projectId, projectEnvironment, ...where });
  const session = createConnectTokenSession({
    externalUserId: "alice",
    tokenCallback: () =>
      client.createConnectToken({ externalUserId: "alice", scope: "connect:accounts:read" }),
    projectEnvironment,
    ...where,
  });
  const accounts = () => createConnectFetch(session)(`/v1/connect/${projectId}/accounts`);
  return { emulator, session, accounts };
}

it("let the emulator answer what is sent to Pipedream, through fetch itself", () =>
  withEmulator(async ({ emulator, accounts }) => {
    emulator.connectAccount({ externalUserId: "alice", app: "slack", name: "Alice's Slack" });
    const answer = await accounts();
    expect(answer.status).toBe(200);
    expect((await answer.json()).data).toMatchObject([{ name: "Alice's Slack" }]);
    expect(emulator.minted).toBe(1);
  }));

it("break the connection where a fault says so", () =>
  withEmulator(async ({ emulator, session, accounts }) => {
    await session.getToken();
    emulator.fail({ path: "/accounts", networkError: true });
    await expect(accounts()).rejects.toThrow(TypeError);
  }));

it.each([
  "https://connect.example.com/",
  "https://app.example.com/pipedream",
  "https://app.example.com/a/b/",
])("stand where they are told that the API is: %s", (baseUrl) =>
  withEmulator(async ({ accounts, emulator }) => {
    expect((await accounts()).status).toBe(200);
    expect(emulator.requests.at(-1)?.path).toMatch(/^\/v1\//);
  }, baseUrl),
);

it.each(["/pipedream", "api.example.com", ""])("stand nowhere where no session asks: %j", (baseUrl) => {
  expect(() => createConnectHandlers(createConnectEmulator(), { baseUrl })).toThrow(
    /baseUrl is not an http or https address/,
  );
});

it("answer the app's token route too, by the server half over the emulator, whatever happens to that", async () => {
  const emulator = createConnectEmulator();
  const url = "https://app.example.com/api/connect-token";
  const tokenRoute = {
    url,
    authenticate: (request: Request) => request.headers.get("x-user") || null,
    scope: "connect:accounts:read connect:proxy",
    expiresIn: 60,
    onError: vi.fn(),
  };
  const server = setupServer(...createConnectHandlers(emulator, { tokenRoute }));
  server.listen({ onUnhandledRequest: "error" });
  const ask = (user: string, body = "{}") =>
    fetch(url, { method: "POST", headers: { "x-user": user, "content-type": "application/json" }, body });
  try {
    const first = await ask("alice", '{"scope":"connect:proxy"}');
    expect(await first.json()).toMatchObject({
      external_user_id: "alice",
      scope: "connect:proxy",
      expires_in: 60,
    });
    expect((await ask("")).status).toBe(401);
    emulator.rotateClientSecret();
    emulator.advance(86_400_000);
    expect((await ask("bob")).status).toBe(200);
    emulator.reset();
    expect((await ask("bob")).status).toBe(200);
    emulator.fail({ path: "/tokens", status: 403 });
    expect((await ask("bob")).status).toBe(502);
    expect(tokenRoute.onError).toHaveBeenCalledTimes(1);
  } finally {
    server.close();
  }
});
