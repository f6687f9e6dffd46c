import { beforeEach, describe, expect, it } from "vitest";
import { decideScope } from "../../src/session/decideScope.js";
import { listIds, pipedreamTest } from "./pipedreamTest.js";

const write = "connect:accounts:write";
let test: Awaited<ReturnType<typeof pipedreamTest>>;
let ids: string[];
/** Alice's two accounts, and a token that grants everything, as its answer says. */
beforeEach(async () => {
  test = await pipedreamTest();
  for (const app of ["slack", "github"]) test.emulator.connectAccount({ externalUserId: "alice", app });
  ids = await listIds(test.client);
});

const granted = (scope: string) =>
  decideScope(test.session.stores.access.getState(), scope).status === "granted";
/** The API refuses from now on, for lack of the scope. */
const deny = (path: string) =>
  test.emulator.fail({
    path,
    status: 403,
    body: { error: "Forbidden", code: "insufficient_scope", details: { required: [write] } },
  });

describe("a 403 that names a scope", () => {
  it("takes it out of the grant, and rejects as the SDK does", async () => {
    deny("/accounts");
    await expect(test.client.accounts.list()).rejects.toMatchObject({ statusCode: 403 });
    expect(granted("connect:accounts:read")).toBe(true);
    expect(granted(write)).toBe(false);
    expect(test.emulator.minted).toBe(1);

    await test.session.refresh();
    expect(granted("connect:*")).toBe(true);
  });

  it("does so with withRawResponse", async () => {
    deny(`/accounts/${ids[0]}`);
    await expect(test.client.accounts.retrieve(ids[0] ?? "").withRawResponse()).rejects.toMatchObject({
      statusCode: 403,
    });
    expect(granted(write)).toBe(false);
  });

  it("does so on a later page", async () => {
    const page = await test.client.accounts.list({ limit: 1 });
    deny("/accounts");
    await expect(page.getNextPage()).rejects.toMatchObject({ statusCode: 403 });
    expect(granted(write)).toBe(false);
  });

  it.each([
    ["a call", async () => () => test.client.accounts.list()],
    [
      "one with withRawResponse",
      async () => () => test.client.accounts.retrieve(ids[0] ?? "").withRawResponse(),
    ],
    [
      "a later page",
      async () => {
        const page = await test.client.accounts.list({ limit: 1 });
        return () => page.getNextPage();
      },
    ],
  ])("does so when it comes after a repeated 401: %s", async (_, prepare) => {
    const call = await prepare();
    deny("/accounts*");
    test.emulator.fail({ path: "/accounts*", status: 401, times: 1 });
    await expect(call()).rejects.toMatchObject({ statusCode: 403 });
    expect(granted(write)).toBe(false);
    expect(test.emulator.minted).toBe(2);
  });

  it("changes nothing where it names none", async () => {
    test.emulator.fail({ path: "/accounts", status: 403, body: { error: "Forbidden" } });
    await expect(test.client.accounts.list()).rejects.toMatchObject({ statusCode: 403 });
    expect(granted("connect:*")).toBe(true);
  });
});
