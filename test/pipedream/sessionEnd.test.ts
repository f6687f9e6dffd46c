import type { PipedreamClient } from "@pipedream/sdk/browser";
import { expect, it } from "vitest";
import { pipedreamTest } from "./pipedreamTest.js";

type FirstPage = Awaited<ReturnType<PipedreamClient["accounts"]["list"]>>;

it.each<
  [
    string,
    (client: PipedreamClient, account: { readonly id: string }, page: FirstPage) => PromiseLike<unknown>,
  ]
>([
  ["a list", (client) => client.accounts.list()],
  ["one thing", (client, { id }) => client.accounts.retrieve(id)],
  ["a raw response", (client, { id }) => client.accounts.retrieve(id).withRawResponse()],
  ["a later page", (_client, _account, page) => page.getNextPage()],
])("nobody has %s that comes after the session's end, when the page is another user's", async (_, call) => {
  const { emulator, client, session, calls } = await pipedreamTest();
  const hers = emulator.connectAccount({ externalUserId: "alice", app: "slack" });
  emulator.connectAccount({ externalUserId: "alice", app: "github" });
  const page = await client.accounts.list({ limit: 1 });
  const letGo = emulator.fail({ path: "/accounts", hang: true });

  const answer = Promise.resolve(call(client, hers, page));
  const outcome = expect(answer).rejects.toMatchObject({ code: "disposed" });
  await expect.poll(() => calls().at(-1)?.status).toBeNull();
  session.dispose();
  letGo();

  await outcome;
});
