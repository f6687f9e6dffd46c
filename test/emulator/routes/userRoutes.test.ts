import { expect, it } from "vitest";
import { emulatedApi } from "../emulatedApi.js";

it("lists the external users of one environment, narrowed by text", async () => {
  const { call, accessToken, emulator, project } = emulatedApi();
  for (const externalUserId of ["alice", "bob", "alice"])
    emulator.connectAccount({ externalUserId, app: "slack" });
  emulator.connectAccount({ externalUserId: "carol", app: "slack", environment: "production" });
  const token = await accessToken();
  const users = async (query: string) =>
    (await call("GET", `${project}/users?${query}`, { token })).body.data.map(
      (user: { external_id: string }) => user.external_id,
    );
  expect(await users("")).toEqual(["alice", "bob"]);
  expect(await users("q=li")).toEqual(["alice"]);
});

it("deletes a user with accounts and deployed triggers, and lets a Connect token delete its own alone", async () => {
  const { call, connectToken, accessToken, emulator, project } = emulatedApi();
  for (const externalUserId of ["alice", "bob"]) emulator.connectAccount({ externalUserId, app: "slack" });
  const token = await connectToken();
  await call("POST", "/v1/connect/triggers/deploy", { token, body: { id: "github-new-issue" } });

  expect((await call("DELETE", "/v1/connect/users/bob", { token })).status).toBe(403);
  expect((await call("DELETE", "/v1/connect/users/alice", { token })).status).toBe(204);
  expect((await call("DELETE", "/v1/connect/users/alice", { token })).status).toBe(404);
  expect((await call("GET", "/v1/connect/deployed-triggers", { token })).body.data).toEqual([]);
  const accounts = await call("GET", `${project}/accounts`, { token: await accessToken() });
  expect(accounts.body.data).toHaveLength(1);
});

it("reports usage within a window, and needs to be told which", async () => {
  const { call, connectToken, accessToken, emulator } = emulatedApi();
  emulator.setTime(Date.UTC(2026, 0, 5, 8, 30));
  const run = async () =>
    call("POST", "/v1/connect/actions/run", {
      token: await connectToken(),
      body: { id: "slack-send-message" },
    });
  await run();
  await run();
  emulator.setTime(Date.UTC(2026, 0, 5, 10, 30));
  await run();

  const token = await accessToken();
  const usage = (from: number, to: number) =>
    call("GET", `/v1/connect/usage?start_ts=${from / 1000}&end_ts=${to / 1000}`, { token });
  const credits = async (from: number, to: number) =>
    (await usage(from, to)).body.data.map((record: { credits_used: number }) => record.credits_used);
  expect(await credits(Date.UTC(2026, 0, 5), Date.UTC(2026, 0, 6))).toEqual([2, 1]);
  expect(await credits(Date.UTC(2026, 0, 5, 9), Date.UTC(2026, 0, 6))).toEqual([1]);
  expect((await call("GET", "/v1/connect/usage?start_ts=1", { token })).status).toBe(400);
});
