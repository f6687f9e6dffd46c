import { expect, it } from "vitest";
import { officialClients } from "./officialClients.js";

const ids = (things: readonly { readonly id?: string }[]) => things.map(({ id }) => id);

it("lists, retrieves and deletes the accounts of its user, and never another's", async () => {
  const { browser, emulator } = await officialClients();
  const slack = emulator.connectAccount({ externalUserId: "alice", app: "slack" });
  const github = emulator.connectAccount({ externalUserId: "alice", app: "github" });
  const foreign = emulator.connectAccount({ externalUserId: "bob", app: "slack" });

  expect(ids((await browser.accounts.list()).data)).toEqual([slack.id, github.id]);
  expect(ids((await browser.accounts.list({ app: "github" })).data)).toEqual([github.id]);
  expect(await browser.accounts.retrieve(slack.id)).toMatchObject({
    id: slack.id,
    app: { nameSlug: "slack" },
  });
  await expect(browser.accounts.retrieve(foreign.id)).rejects.toMatchObject({ statusCode: 404 });

  await browser.accounts.delete(slack.id);
  await expect(browser.accounts.delete(foreign.id)).rejects.toMatchObject({ statusCode: 404 });
  expect(ids(await browser.accounts.listByExternalUser("alice"))).toEqual([github.id]);

  await browser.accounts.deleteByApp("github");
  expect((await browser.accounts.list()).data).toEqual([]);
  expect(emulator.minted).toBe(1);
});

it("leaves the project's id out of its paths", async () => {
  const { browser, emulator } = await officialClients();
  await browser.accounts.list();
  expect(emulator.requests.at(-1)).toMatchObject({
    path: "/v1/connect/accounts",
    token: "connect",
    user: "alice",
  });
});

it.each([null, "real"] as const)(
  "pages to the end when the last page's cursor is %s",
  async (lastPageCursor) => {
    const { browser, emulator } = await officialClients({ lastPageCursor });
    const made = Array.from({ length: 7 }, () =>
      emulator.connectAccount({ externalUserId: "alice", app: "slack" }),
    );

    const seen = [];
    for await (const account of await browser.accounts.list({ limit: 3 })) seen.push(account.id);

    expect(seen).toEqual(ids(made));
  },
);

it("ends at once on an empty list", async () => {
  const { browser, emulator } = await officialClients({ lastPageCursor: "real" });
  for await (const _ of await browser.accounts.list()) throw new Error("There is none");
  expect(emulator.requests.filter(({ path }) => path.endsWith("/accounts"))).toHaveLength(1);
});

it("lists and retrieves apps and their categories", async () => {
  const { browser } = await officialClients();
  const apps = await browser.apps.list({ q: "goo", limit: 1 });
  expect(apps.data[0]).toMatchObject({ nameSlug: "google_sheets", authType: "oauth" });
  expect((await browser.apps.retrieve("openai")).data).toMatchObject({ name: "OpenAI", authType: "keys" });
  const [category] = await browser.appCategories.list();
  expect(await browser.appCategories.retrieve(category?.id ?? "")).toEqual(category);
});

it("finds, configures and runs an action", async () => {
  const { browser, emulator } = await officialClients();
  const account = emulator.connectAccount({ externalUserId: "alice", app: "slack" });
  const configuredProps = { slack: { authProvisionId: account.id }, channel: "C03SUPPORT", text: "Hello" };

  const { data } = await browser.actions.list({ app: "slack" });
  const { options } = await browser.actions.configureProp({
    id: "slack-send-message",
    externalUserId: "alice",
    propName: "channel",
    configuredProps: { slack: { authProvisionId: account.id } },
    query: "sup",
  });
  const result = await browser.actions.run({
    id: "slack-send-message",
    externalUserId: "alice",
    configuredProps,
  });

  expect(data.map(({ key }) => key)).toEqual(["slack-send-message"]);
  expect(options).toEqual([{ label: "#support", value: "C03SUPPORT" }]);
  expect(result).toMatchObject({
    exports: { $summary: "Sent a message to #support" },
    os: [],
    ret: { ok: true, channel: "C03SUPPORT", message: { text: "Hello", user: "alice" } },
  });
});

it("reloads the props of an action whose form grows", async () => {
  const { browser } = await officialClients();
  const { dynamicProps } = await browser.actions.reloadProps({
    id: "google_sheets-add-single-row",
    externalUserId: "alice",
    configuredProps: { worksheet: "Orders" },
  });
  expect(dynamicProps?.configurableProps?.map(({ name }) => name)).toEqual([
    "googleSheets",
    "worksheet",
    "column1",
    "column2",
    "column3",
  ]);
});

it("deploys a trigger, reads what it emitted, changes and deletes it", async () => {
  const { browser, emulator } = await officialClients();
  const account = emulator.connectAccount({ externalUserId: "alice", app: "github" });
  const user = { externalUserId: "alice" };
  const { data: deployed } = await browser.triggers.deploy({
    id: "github-new-issue",
    ...user,
    configuredProps: { github: { authProvisionId: account.id }, repoFullname: "acme/api" },
    webhookUrl: "https://app.example/events",
  });

  expect(deployed).toMatchObject({
    type: "DeployedComponent",
    componentKey: "github-new-issue",
    active: true,
  });
  expect(ids((await browser.deployedTriggers.list(user)).data)).toEqual([deployed.id]);
  expect(await browser.deployedTriggers.retrieve(deployed.id, user)).toEqual({ data: deployed });
  const { data: events } = await browser.deployedTriggers.listEvents(deployed.id, user);
  expect(events).toEqual([
    expect.objectContaining({ k: "emit", e: expect.objectContaining({ number: 101 }) }),
  ]);
  expect(await browser.deployedTriggers.listWebhooks(deployed.id, user)).toMatchObject({
    webhookUrls: ["https://app.example/events"],
  });
  await browser.deployedTriggers.updateWorkflows(deployed.id, { ...user, workflowIds: ["p_1"] });
  expect(await browser.deployedTriggers.listWorkflows(deployed.id, user)).toMatchObject({
    workflowIds: ["p_1"],
  });

  const { data: changed } = await browser.deployedTriggers.update(deployed.id, { ...user, active: false });
  expect(changed).toMatchObject({ active: false });
  await browser.deployedTriggers.delete(deployed.id, user);
  expect((await browser.deployedTriggers.list(user)).data).toEqual([]);
});

it("calls through the proxy, whose path it sends with a double slash", async () => {
  const { browser, emulator } = await officialClients();
  const { id } = emulator.connectAccount({ externalUserId: "alice", app: "github" });

  const answer = await browser.proxy.get({
    url: "https://api.github.com/search/issues",
    externalUserId: "alice",
    accountId: id,
    params: { q: "is:open label:ä?>>" },
    headers: { "X-GitHub-Api-Version": "2022-11-28" },
  });

  expect(emulator.requests.at(-1)?.path).toMatch(/^\/v1\/connect\/\/proxy\//);
  expect(answer).toMatchObject({
    method: "GET",
    headers: { "x-github-api-version": "2022-11-28", authorization: "Bearer [the account's]" },
    body: null,
  });
  const target = new URL((answer as { url: string }).url);
  expect(target.pathname).toBe("/search/issues");
  expect(target.searchParams.get("q")).toBe("is:open label:ä?>>");
});

it.each(["post", "put", "patch"] as const)("sends a body through the proxy with %s", async (method) => {
  const { browser, emulator } = await officialClients();
  const { id } = emulator.connectAccount({ externalUserId: "alice", app: "github" });
  const answer = await browser.proxy[method]({
    url: "https://api.github.com/repos/acme/api/issues",
    externalUserId: "alice",
    accountId: id,
    body: { title: "It works" },
  });
  expect(answer).toMatchObject({
    method: method.toUpperCase(),
    headers: { "content-type": "application/json" },
    body: { title: "It works" },
  });
});

it("is refused with 401 once its token has lapsed", async () => {
  const { browser, emulator } = await officialClients();
  await browser.accounts.list();
  emulator.advance(14_400_000);
  await expect(browser.accounts.list()).rejects.toMatchObject({ statusCode: 401 });
  expect(emulator.requests.at(-1)).toMatchObject({ lapsed: true, status: 401 });
});

it("creates an account of an app with keys, which uses its token up", async () => {
  const { browser, made } = await officialClients();
  await browser.accounts.list();
  const fields = {
    appSlug: "openai",
    cfmapJson: '{"api_key":"sk-1"}',
    connectToken: made.join(),
    name: "Work",
  };

  expect(await browser.accounts.create(fields)).toMatchObject({ name: "Work", app: { nameSlug: "openai" } });
  await expect(browser.accounts.list()).rejects.toMatchObject({ statusCode: 401 });
});
