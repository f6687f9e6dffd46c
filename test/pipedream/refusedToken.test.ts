import { PipedreamError } from "@pipedream/sdk/browser";
import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { createUpstream } from "./createUpstream.js";
import { listIds, pipedreamTest } from "./pipedreamTest.js";

let upstream: ReturnType<typeof createUpstream>;
let test: Awaited<ReturnType<typeof pipedreamTest>>;
/** Alice's three accounts, and a token that has worked. */
beforeEach(async () => {
  upstream = createUpstream();
  test = await pipedreamTest({ emulator: { proxyTarget: upstream.answer } });
  for (const app of ["slack", "github", "notion"]) {
    test.emulator.connectAccount({ externalUserId: "alice", app });
  }
  await test.client.accounts.list();
});

const revoke = async () => test.emulator.revokeToken(await test.session.getToken());
/** A request that the proxy sends to Slack, by an account of alice's. */
const proxied = async () => {
  const [accountId = ""] = await listIds(test.client, { app: "slack" });
  return { url: "https://slack.com/api/chat.postMessage", externalUserId: "alice", accountId };
};
/** What the API answered since the token was made, without the first call. */
const statuses = () =>
  test
    .calls()
    .slice(1)
    .map(({ status }) => status);

describe("a call that meets a 401", () => {
  it("is repeated once with a new token and resolves", async () => {
    await revoke();
    expect((await test.client.accounts.list()).data).toHaveLength(3);
    expect(statuses()).toEqual([401, 200]);
    expect(test.emulator.minted).toBe(2);
  });

  it("is not repeated for ever", async () => {
    test.emulator.fail({ path: "/accounts", status: 401 });

    const refused = test.client.accounts.list();

    await expect(refused).rejects.toBeInstanceOf(PipedreamError);
    await expect(refused).rejects.toMatchObject({ statusCode: 401 });
    expect(statuses()).toEqual([401, 401]);
    expect(test.emulator.minted).toBe(2);
  });

  it("shares its new token with another one that meets it at the same time", async () => {
    await revoke();
    await Promise.all([test.client.accounts.list(), test.client.projects.retrieveInfo()]);
    expect(test.emulator.minted).toBe(2);
  });

  it("costs no token when it comes late and the token is an old one", async () => {
    const request = await proxied();
    const late = test.client.proxy.get(request);
    const refuse = await upstream.next();
    await revoke();
    await test.client.accounts.list();
    expect(test.emulator.minted).toBe(2);

    refuse(new Response(null, { status: 401 }));
    (await upstream.next())(Response.json({ ok: true }));

    expect(await late).toEqual({ ok: true });
    expect(test.emulator.minted).toBe(2);
  });

  it("rejects with the session's error when no new token can be had", async () => {
    await revoke();
    test.server.answer = async () => new Response(null, { status: 403 });
    await expect(test.client.accounts.list()).rejects.toMatchObject({ code: "callback_forbidden" });
  });

  it("may be a write", async () => {
    const [id = ""] = await listIds(test.client);
    await revoke();
    await test.client.accounts.delete(id);
    expect(await listIds(test.client)).toHaveLength(2);
  });
});

describe("withRawResponse", () => {
  it("gives data and response of a call", async () => {
    const [id = ""] = await listIds(test.client);
    const { data, rawResponse } = await test.client.accounts.retrieve(id).withRawResponse();
    expect(data.id).toBe(id);
    expect(rawResponse.status).toBe(200);
  });

  it("is repeated after a 401 as well", async () => {
    const [id = ""] = await listIds(test.client);
    await revoke();
    const { data, rawResponse } = await test.client.accounts.retrieve(id).withRawResponse();
    expect(data.id).toBe(id);
    expect(rawResponse.status).toBe(200);
    expect(test.emulator.minted).toBe(2);
  });

  it("and the data of one promise are one request", async () => {
    const retrieved = test.client.projects.retrieveInfo();
    const { data } = await retrieved.withRawResponse();
    expect(await retrieved).toBe(data);
    expect(statuses()).toEqual([200]);
  });

  it("rejects alone, without a rejection that nobody handles", async () => {
    await expect(test.client.accounts.retrieve("apn_none").withRawResponse()).rejects.toMatchObject({
      statusCode: 404,
    });
  });
});

describe("pages", () => {
  it("are walked to the end", async () => {
    expect(await listIds(test.client, { limit: 1 })).toHaveLength(3);
  });

  it("are repeated once when a later one meets a 401", async () => {
    const ids: string[] = [];
    for await (const account of await test.client.accounts.list({ limit: 1 })) {
      ids.push(account.id);
      if (ids.length === 1) await revoke();
    }
    expect(new Set(ids).size).toBe(3);
    expect(statuses()).toEqual([200, 401, 200, 200]);
    expect(test.emulator.minted).toBe(2);
  });

  it("are not repeated for ever", async () => {
    const page = await test.client.accounts.list({ limit: 1 });
    test.emulator.fail({ path: "/accounts", status: 401 });
    await expect(page.getNextPage()).rejects.toMatchObject({ statusCode: 401 });
    expect(statuses()).toEqual([200, 401, 401]);
  });

  it("go on after a time without token", async () => {
    const working = test.server.answer;
    const page = await test.client.accounts.list({ limit: 2 });
    await revoke();
    test.server.answer = async () => new Response(null, { status: 401 });
    await expect(page.getNextPage()).rejects.toMatchObject({ code: "callback_unauthorized" });

    test.server.answer = working;
    await test.advance(60_000);

    expect((await page.getNextPage()).data).toHaveLength(1);
    expect(page.hasNextPage()).toBe(false);
  });

  it("that come second of a repeated first one are guarded too", async () => {
    await revoke();
    const page = await test.client.accounts.list({ limit: 1 });
    await revoke();
    await page.getNextPage();
    expect(statuses()).toEqual([401, 200, 401, 200]);
  });
});

describe("the proxy", () => {
  it("is repeated after a 401 on a GET", async () => {
    const asked = await proxied();
    await revoke();
    const answer = test.client.proxy.get(asked);
    (await upstream.next())(Response.json({ ok: true }));
    expect(await answer).toEqual({ ok: true });
    expect(test.emulator.minted).toBe(2);
  });

  it("is repeated after a 401 on a POST, with its body", async () => {
    const asked = await proxied();
    await revoke();
    const posted = test.client.proxy.post({ ...asked, body: { text: "hi" } }).withRawResponse();
    (await upstream.next())(Response.json({ ok: true }));
    expect((await posted).data).toEqual({ ok: true });
    expect(await upstream.requests.at(-1)?.json()).toEqual({ text: "hi" });
    expect(test.emulator.minted).toBe(2);
  });
});

describe("a workflow invoked without authorization", () => {
  it("keeps its own 401, which says nothing about the token", async () => {
    const fetch = vi.fn(async () => new Response(null, { status: 401 }));
    vi.stubGlobal("fetch", fetch);
    onTestFinished(() => void vi.unstubAllGlobals());
    const invoked = test.client.workflows.invoke({ urlOrEndpoint: "https://en.m.pipedream.net" });
    await expect(invoked).rejects.toMatchObject({ statusCode: 401 });
    expect(fetch).toHaveBeenCalledTimes(1);
  });
});
