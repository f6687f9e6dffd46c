import { expect, it, vi } from "vitest";
import { connectTokenError } from "../../src/errors/browserCatalogue.js";
import type { ConnectTokenState } from "../../src/session/SessionState.js";
import { createSessionStores } from "../../src/session/SessionStores.js";
import { hideToken } from "../../src/token/hideToken.js";

function ready(token: string, scopes: readonly string[] = ["connect:*"]): ConnectTokenState {
  return hideToken({ status: "ready", expiresAt: null, scopes, isRefreshing: false }, token);
}
const ended: ConnectTokenState = { status: "error", error: connectTokenError("disposed", {}) };

it("is made with its first state, so that a server's render and hydration agree", () => {
  const first = ready("ctok_1");
  const { stores } = createSessionStores(first);

  expect(stores.state.getInitialState()).toBe(first);
  expect(stores.state.getState()).toBe(first);
  expect(stores.access.getInitialState()).toEqual({ status: "known", scopes: ["connect:*"] });
});

it("replaces, so that no field of the status before and no hidden token is lost or left", () => {
  const { stores, publish } = createSessionStores(ready("ctok_1"));
  publish({ status: "pending" });
  expect(stores.state.getState()).toStrictEqual({ status: "pending" });

  publish(ready("ctok_2"));
  expect(stores.state.getState()).toHaveProperty("token", "ctok_2");
});

it("tells nobody of a state that says the same", () => {
  const { stores, publish } = createSessionStores(ready("ctok_1"));
  const told = vi.fn();
  stores.state.subscribe(told);
  stores.access.subscribe(told);
  const before = stores.state.getState();
  publish({ ...before } as ConnectTokenState); // without its token, which is hidden from spreading
  expect(told).toHaveBeenCalledOnce();

  const scopes = ["connect:proxy"];
  publish(ready("ctok_1", scopes));
  told.mockClear();
  publish(ready("ctok_1", scopes));
  expect(told).not.toHaveBeenCalled();
});

it("tells who reads only access nothing of a refresh with the same scopes", () => {
  const { stores, publish } = createSessionStores(ready("ctok_1"));
  const access = stores.access.getState();
  const told = vi.fn();
  stores.access.subscribe(told);
  publish(ready("ctok_2", ["connect:*"]));

  expect(told).not.toHaveBeenCalled();
  expect(stores.access.getState()).toBe(access);
});

it("knows that nobody signed in ends what gates may know", () => {
  const { stores } = createSessionStores({ status: "idle" });

  expect(stores.access.getState()).toMatchObject({ status: "ended", error: { code: "signed_out" } });
});

it("knows nothing of a user who is not known", () => {
  expect(createSessionStores({ status: "pending" }).stores.access.getState()).toEqual({ status: "unknown" });
});

it("leaves nothing of a grant in what gates know after the end", () => {
  const { stores, publish } = createSessionStores(ready("ctok_1"));
  publish(ended);

  expect(Object.keys(stores.access.getState())).toEqual(["status", "error"]);
});

it("has both stores say the same when any listener is told", () => {
  const { stores, publish } = createSessionStores({ status: "pending" });
  const seen: string[] = [];
  const see = () => seen.push(`${stores.state.getState().status} ${stores.access.getState().status}`);
  stores.state.subscribe(see);
  publish(ready("ctok_1"));
  publish(ended);

  expect(seen).toEqual(["ready known", "error ended"]);
});

it.each(["state", "access"] as const)(
  "ends as was said last when a listener of %s publishes again",
  (which) => {
    const { stores, publish } = createSessionStores({ status: "pending" });
    stores[which].subscribe(() => publish(ended));
    publish(ready("ctok_1"));

    expect(stores.state.getState()).toBe(ended);
    expect(stores.access.getState()).toMatchObject({ status: "ended" });
  },
);
