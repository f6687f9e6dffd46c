import { createConnectTokenSession, type TokenCallback, type TokenRequest } from "react-connect-token/core";
import { createPipedreamClient } from "react-connect-token/pipedream";
import { afterEach, expect, it, vi } from "vitest";

afterEach(() => {
  for (const frame of frames()) frame.remove();
});

function setup(tokenCallback?: TokenCallback) {
  const asked: TokenRequest[] = [];
  const session = createConnectTokenSession({
    externalUserId: "alice",
    tokenCallback:
      tokenCallback ??
      (async (request) => {
        asked.push({ ...request });
        return { token: `ctok_${asked.length}`, expires_at: "2099-01-01T00:00:00Z", scope: "connect:*" };
      }),
  });
  return { asked, session, client: createPipedreamClient(session) };
}

const frames = () => [...document.querySelectorAll("iframe")];
/** What the Connect page was opened with. */
const opened = () => frames().map(({ src }) => Object.fromEntries(new URL(src).searchParams));

it("opens the Connect page with a token for this flow alone, so that the shared one lives on", async () => {
  const { asked, session, client } = setup();
  const shared = await session.getToken();

  await client.connectAccount({ app: "slack" });

  expect(asked.slice(1)).toEqual([{ externalUserId: "alice", purpose: "connect", app: "slack" }]);
  expect(opened()).toEqual([{ token: "ctok_2", app: "slack" }]);
  expect(await session.getToken()).toBe(shared);
  expect(asked).toHaveLength(2);
});

it("takes a token of its own where the one that is given is empty", async () => {
  const { session, client } = setup();
  await session.getToken();
  await client.connectAccount({ app: "slack", token: "" });
  expect(opened()).toEqual([{ token: "ctok_2", app: "slack" }]);
});

it("takes a token that is given, and asks for none", async () => {
  const { asked, client } = setup();
  await client.connectAccount({ app: "slack", token: "ctok_given", accountId: "apn_1" });
  expect(opened()).toEqual([{ token: "ctok_given", app: "slack", accountId: "apn_1" }]);
  expect(asked).toEqual([]);
});

it("tells the page's outcome as the official client does", async () => {
  const { client } = setup();
  const onSuccess = vi.fn();
  const onClose = vi.fn();
  await client.connectAccount({ app: "slack", onSuccess, onClose });

  window.dispatchEvent(new MessageEvent("message", { data: { type: "success", authProvisionId: "apn_1" } }));
  window.dispatchEvent(new MessageEvent("message", { data: { type: "close" } }));

  expect(onSuccess).toHaveBeenCalledExactlyOnceWith({ id: "apn_1" });
  expect(onClose).toHaveBeenCalledExactlyOnceWith({ successful: true, completed: true });
});

it("names each frame differently", async () => {
  const { client } = setup();
  await client.connectAccount({ app: "slack" });
  await client.connectAccount({ app: "github" });
  expect(new Set(frames().map(({ id }) => id)).size).toBe(2);
});

it("tells onError why there is no token, and opens nothing", async () => {
  const { client } = setup(async () => ({ error: "unauthenticated" }));
  const onError = vi.fn();

  await client.connectAccount({ app: "slack", onError });

  expect(onError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: "callback_unauthorized" }));
  expect(frames()).toEqual([]);
});

it("rejects when there is no token and nobody to tell it to", async () => {
  const { client } = setup(async () => ({ error: "unauthenticated" }));
  await expect(client.connectAccount({ app: "slack" })).rejects.toMatchObject({
    code: "callback_unauthorized",
  });
});
