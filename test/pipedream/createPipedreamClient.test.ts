import { PipedreamClient, PipedreamError } from "@pipedream/sdk/browser";
import { ConnectTokenError, createConnectTokenSession } from "react-connect-token/core";
import { createPipedreamClient } from "react-connect-token/pipedream";
import { describe, expect, it, vi } from "vitest";
import { listIds, pipedreamTest } from "./pipedreamTest.js";

const unauthorized = async () => new Response(null, { status: 401 });

describe("the official client on a session", () => {
  it("lists the accounts of alice and never bob's", async () => {
    const { emulator, client } = await pipedreamTest();
    const hers = emulator.connectAccount({ externalUserId: "alice", app: "slack" });
    const his = emulator.connectAccount({ externalUserId: "bob", app: "slack" });

    expect(await listIds(client)).toEqual([hers.id]);
    await expect(client.accounts.list({ externalUserId: "bob" })).rejects.toMatchObject({ statusCode: 403 });
    await expect(client.accounts.retrieve(his.id)).rejects.toBeInstanceOf(PipedreamError);
  });

  it("costs one token for ten calls one after another", async () => {
    const { emulator, client } = await pipedreamTest();
    for (let call = 0; call < 10; call++) await client.accounts.list();
    expect(emulator.minted).toBe(1);
  });

  it("costs one token for ten calls at once", async () => {
    const { emulator, client } = await pipedreamTest();
    await Promise.all(Array.from({ length: 10 }, () => client.accounts.list()));
    expect(emulator.minted).toBe(1);
  });

  it("makes no token before the first call", async () => {
    const { emulator, client } = await pipedreamTest();
    expect(client.accounts).toBe(client.accounts);
    expect(emulator.requests).toEqual([]);
  });

  it("leaves the session alone until its caller is done, which may be a render of TanStack's", async () => {
    const { session, client } = await pipedreamTest();
    const getToken = vi.spyOn(session, "getToken");

    const listed = client.accounts.list();

    expect(getToken).not.toHaveBeenCalled();
    await listed;
    expect(getToken).toHaveBeenCalled();
  });

  it("never sends a token that is near its end", async () => {
    const { client, advance, emulator, calls } = await pipedreamTest({ expiresIn: 100 });
    await client.accounts.list();
    await advance(90_001); // the last tenth of its life

    await client.accounts.list();

    expect(emulator.minted).toBe(2);
    expect(calls().some(({ lapsed }) => lapsed)).toBe(false);
  });

  it("says why there is no token as the session does, and sends nothing", async () => {
    const { server, client, calls } = await pipedreamTest();
    server.answer = unauthorized;

    const refused = client.accounts.retrieve("apn_1");

    await expect(refused).rejects.toBeInstanceOf(ConnectTokenError);
    await expect(refused).rejects.toMatchObject({ code: "callback_unauthorized" });
    expect(calls()).toEqual([]);
  });

  it("works again once the callback does, where the official holder would be dead", async () => {
    const { server, client, advance } = await pipedreamTest();
    const working = server.answer;
    server.answer = unauthorized;
    await expect(client.accounts.list()).rejects.toMatchObject({ code: "callback_unauthorized" });

    server.answer = working;
    await advance(60_000); // a refused sign-in is shared for so long

    expect(await listIds(client)).toEqual([]);
  });

  it("waits through a callback that throws once", async () => {
    const { server, client, session, advance } = await pipedreamTest();
    const retrying = new Promise<void>((resolve) => {
      session.onEvent(({ type }) => type === "retrying" && resolve());
    });
    const working = server.answer;
    server.answer = async () => {
      server.answer = working;
      throw new Error("the route is being deployed");
    };

    const listed = client.accounts.list();
    await retrying;
    await advance(1_000);

    expect((await listed).data).toEqual([]);
  });

  it("rejects with signed_out while nobody is there", async () => {
    const session = createConnectTokenSession({ externalUserId: null, tokenCallback: unauthorized });
    const client = createPipedreamClient(session);

    expect(client.externalUserId).toBeUndefined();
    await expect(client.accounts.list()).rejects.toMatchObject({ code: "signed_out" });
    // One rejection, handled here: a second one would end the run as unhandled.
    await expect(client.rawAccessToken).rejects.toMatchObject({ code: "signed_out" });
  });

  it("ends the wait for a token when its call is aborted", async () => {
    const { server, client } = await pipedreamTest();
    server.answer = () => new Promise(() => {});
    const aborter = new AbortController();

    const listed = client.accounts.list({}, { abortSignal: aborter.signal });
    aborter.abort();

    await expect(listed).rejects.toBe(aborter.signal.reason);
  });
});

describe("what is no call", () => {
  it("is as the official client has it", async () => {
    const { client, session } = await pipedreamTest();

    expect(client).toBeInstanceOf(PipedreamClient);
    expect(client.externalUserId).toBe("alice");
    expect(await client.rawAccessToken).toBe(await session.getToken());
    expect(client.accounts.constructor.name).toBe("AccountsClient");
    expect("accounts" in client).toBe(true);
    expect(await client).toBe(client);
  });

  it("leaves a method alone that a test has replaced", async () => {
    const { client, emulator } = await pipedreamTest();
    const replacement = () => Promise.reject(new Error("not today"));
    client.accounts.list = replacement;

    expect(client.accounts.list).toBe(replacement);
    await expect(client.accounts.list()).rejects.toThrow("not today");
    expect(emulator.minted).toBe(0);
  });
});

describe("errors of the API", () => {
  it("pass through unchanged and once, where they are no 401", async () => {
    const { emulator, client, calls } = await pipedreamTest();
    emulator.fail({ path: "/accounts", status: 503, body: { error: "down" } });

    const failed = client.accounts.list({}, { maxRetries: 0 });

    await expect(failed).rejects.toBeInstanceOf(PipedreamError);
    await expect(failed).rejects.toMatchObject({ statusCode: 503, body: { error: "down" } });
    expect(calls().map(({ status }) => status)).toEqual([503]);
    expect(emulator.minted).toBe(1);
  });
});

describe("headers", () => {
  it("say the session's environment and what the app adds", async () => {
    const { emulator, client } = await pipedreamTest({
      client: { projectEnvironment: "development", headers: { "x-pd-rate-limit": "abc" } },
    });
    await client.accounts.list();
    expect(emulator.requests.at(-1)?.headers).toMatchObject({
      "x-pd-environment": "development",
      "x-pd-rate-limit": "abc",
    });
  });

  it("say no environment when neither session nor options have one", async () => {
    const { emulator, client } = await pipedreamTest();
    await client.accounts.list();
    expect(emulator.requests.at(-1)?.headers).not.toHaveProperty("x-pd-environment");
  });

  it("take the environment from the session", async () => {
    const { emulator, url } = await pipedreamTest();
    const session = createConnectTokenSession({
      externalUserId: "alice",
      initialToken: { token: "ctok_abc", scope: "connect:*" },
      baseUrl: url,
      projectEnvironment: "production",
    });
    await expect(createPipedreamClient(session).accounts.list()).rejects.toMatchObject({
      code: "token_ended",
    });
    expect(emulator.requests.at(-1)?.headers).toMatchObject({ "x-pd-environment": "production" });
  });
});
