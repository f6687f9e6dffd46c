import { createConnectTokenSession } from "react-connect-token/core";
import { expect, it } from "vitest";
import { createWorld } from "../world.js";

const tokenCallback = async () => ({ token: "ctok_1", expires_at: "2026-01-01T01:00:00Z" });
const untouchable = () => {
  throw new Error("The world was touched while a session was made.");
};

it("reads no clock, chance or other fact of the world by making one, nor for its first state", () => {
  const port = { read: untouchable, watch: untouchable };
  const environment = {
    clock: untouchable,
    wallClock: untouchable,
    timer: untouchable,
    random: untouchable,
    visibility: port,
    network: port,
    wake: untouchable,
    locks: untouchable,
    openChannel: untouchable,
  };
  const initialToken = { token: "ctok_1", expires_at: "2026-01-01T01:00:00Z", scope: "connect:*" };
  for (const options of [{}, { initialToken }, { initialToken: Promise.resolve(initialToken) }]) {
    const session = createConnectTokenSession({
      externalUserId: "alice",
      tokenCallback,
      environment,
      ...options,
    });
    session.stores.state.getInitialState();
    session.stores.access.getState();
    session.subscribe(() => {})();
  }
});

it("refuses wrong options at once", () => {
  expect(() => createConnectTokenSession({ externalUserId: "", tokenCallback })).toThrow(
    expect.objectContaining({ code: "invalid_options" }),
  );
});

it("carries what calls to the API need", () => {
  const environment = createWorld();
  const session = createConnectTokenSession({
    externalUserId: "alice",
    tokenCallback,
    baseUrl: "http://localhost:4000/",
    projectEnvironment: "development",
    environment,
  });

  expect(session).toMatchObject({
    externalUserId: "alice",
    baseUrl: "http://localhost:4000",
    projectEnvironment: "development",
  });
  expect(session.environment).toBe(environment);
});
