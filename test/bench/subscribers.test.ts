import { expect, it } from "vitest";
import { settle, startedSession } from "../session/setup.js";

it("tells none of ten thousand subscribers of the grant of a refresh with the same scopes", async () => {
  const { session, route } = await startedSession();
  route.scope = "connect:*"; // each answer says it anew
  await session.refresh();
  let told = 0;
  for (let index = 0; index < 10_000; index++) session.stores.access.subscribe(() => told++);
  await session.refresh();
  await settle();
  expect(told).toBe(0);

  route.scope = "connect:proxy";
  await session.refresh();
  await settle();
  expect(told).toBe(10_000);
});

it("tells no subscriber of a call that is answered from memory", async () => {
  const { session } = await startedSession();
  let told = 0;
  session.subscribe(() => told++);
  session.stores.access.subscribe(() => told++);
  await session.getToken();
  await settle();
  expect(told).toBe(0);
});
